package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import luosim.metrics.RowSink;
import org.junit.jupiter.api.Test;

/** A row must never be lost, moved to another column, or kept by chance. */
final class TablesTest {
  private final StringWriter attempts = new StringWriter();
  private final StringWriter hosts = new StringWriter();
  private final StringWriter pauses = new StringWriter();

  @Test void rowsStandUnderTheirNamesAndCountFromOne() {
    var tables = tables(true, 1, 10);
    tables.attempt(new RowSink.AttemptRow(0, 7, 2, 5, 90, "cancelled", "P10", "incorrect"));
    tables.attempt(new RowSink.AttemptRow(0, 8, 1, 5, -1, "open", "", ""));
    tables.host(new RowSink.HostRow(0, 7, "general, big", "drained", "new", 2, 99, 8, 0xabcL));
    tables.pause(pause(0, 7, 3, 1000));
    tables.pause(pause(0, 8, 0, -1));
    tables.end();

    assertThat(attempts).hasToString(
        """
            replication,host,attempt,start_ns,end_ns,end,row,cancel
            1,h7,2,5,90,cancelled,P10,incorrect
            1,h8,1,5,,open,,
            """);
    assertThat(hosts).hasToString(
        """
            replication,host,class,outcome,kernel,attempts,outcome_ns,vms,stream_hash
            1,h7,"general, big",drained,new,2,99,8,0000000000000abc
            """);
    assertThat(pauses.toString()).isEqualTo(
        "replication,host,attempt,vm,shape,cause,start_ns,blackout_ns,stop_ns,barrier_ns,freeze_ns,"
            + "shutdown_ns,"
            + "jump_ns,kernelBoot_ns,khoRestore_ns,userspace_ns,queue_ns,vmm_ns,retrieve_ns,resume_ns,"
            + "rollback_ns,kept\n"
            + "1,h7,1,4,nic,update,50,1000,1000,0,0,0,0,0,0,0,0,0,0,0,0,share\n"
            + "1,h8,1,1,nic,update,50,,0,0,0,0,0,0,0,0,0,0,0,0,0,share\n");
  }

  @Test void onlyTheFirstReplicationBeginsWithNames() {
    tables(false, 1, 0).end();
    assertThat(attempts.toString() + hosts + pauses).isEmpty();
  }

  @Test void aShareIsNearWhatWasAskedForAndTheSameWhateverTheOrder() {
    var all = new ArrayList<RowSink.PauseRow>();
    for (int i = 0; i < 20_000; i++) {
      all.add(pause(i % 3, i / 10, i % 10, 100 + i));
    }
    var some = kept(all, 0.1, 0);
    assertThat(some.size()).isBetween(1800, 2200);
    java.util.Collections.reverse(all);
    assertThat(kept(all, 0.1, 0)).containsExactlyInAnyOrderElementsOf(some);
    assertThat(kept(all, 0, 0)).isEmpty();
    assertThat(kept(all, 1, 0)).hasSize(20_000);
  }

  @Test void theLongestHaveARowInAnyCaseTheLostOnesFirst() {
    var all = new ArrayList<RowSink.PauseRow>();
    for (int i = 0; i < 1000; i++) {
      all.add(pause(0, i, 0, i == 500 ? -1 : i == 300 ? 9000 : 100 + i));
    }
    assertThat(kept(all, 0, 3)).allMatch(line -> line.endsWith(",longest"))
        .extracting(line -> line.split(",")[1]).containsExactly("h500", "h300",
            "h999");
  }

  @Test void ofEquallyLongPausesTheSameOnesAreKeptWhateverTheOrder() {
    var all = new ArrayList<RowSink.PauseRow>();
    for (int i = 0; i < 100; i++) {
      all.add(pause(0, i, i % 4, 700));
    }
    var first = kept(all, 0, 5);
    java.util.Collections.reverse(all);
    assertThat(kept(all, 0, 5)).isEqualTo(first).hasSize(5);
  }

  private static List<String> kept(List<RowSink.PauseRow> rows, double share, int worst) {
    var out = new StringWriter();
    var tables =
        new Tables(new StringWriter(), new StringWriter(), out, false, host -> "h" + host, share, worst);
    rows.forEach(tables::pause);
    tables.end();
    return out.toString().lines().toList();
  }

  private Tables tables(boolean heads, double share, int worst) {
    return new Tables(attempts, hosts, pauses, heads, host -> "h" + host, share, worst);
  }

  private static RowSink.PauseRow pause(int replication, int host, int vm, long blackoutNs) {
    long[] parts = new long[13];
    parts[0] = Math.max(0, blackoutNs);
    return new RowSink.PauseRow(replication, host, 1, vm, "nic", "update", 50, blackoutNs, parts);
  }
}
