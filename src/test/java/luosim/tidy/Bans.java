package luosim.tidy;

import static luosim.tidy.Ban.Scope.EVERYWHERE;
import static luosim.tidy.Ban.Scope.EXACT;
import static luosim.tidy.Ban.Scope.FILELESS;
import static luosim.tidy.Ban.Scope.OUTSIDE_CLI;
import static luosim.tidy.Ban.Scope.OUTSIDE_OUTPUT;
import static luosim.tidy.Ban.Scope.SINGLE;

import java.util.List;
import java.util.stream.Stream;

/** The list of everything that is banned, with a sample of each. */
final class Bans {
  private static final String ANY = "\\(.*\\)";
  private static final String MATH3 = "org\\.apache\\.commons\\.math3\\.";

  private Bans() {}

  static List<Ban> all() {
    return Stream.of(
        time(), chance(), arithmetic(), order(), threads(), surroundings(), text(), charset(),
        outside())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Ban> time() {
    var instead =
        "reads the machine's clock; take simulated time from engine, or have a clock handed in";
    return List.of(
        Ban.of(
            EXACT,
            "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)",
            instead,
            "long t() { return System.currentTimeMillis(); }"),
        Ban.of(
            EXACT,
            "java\\.lang\\.System\\.nanoTime\\(\\)",
            instead,
            "java.util.function.LongSupplier t() { return System::nanoTime; }"),
        Ban.of(
            EXACT,
            "java\\.time\\.\\w+\\.now" + ANY + "|java\\.time\\.Clock",
            instead,
            "Object t() { return java.time.Instant.now(); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.(Date\\.<init>\\(\\)|Calendar)",
            instead,
            "Object t() { return new java.util.Date(); }"));
  }

  private static List<Ban> chance() {
    var instead = "draws from a generator that is not keyed; draw from a stream of chance";
    return List.of(
        Ban.of(
            EXACT,
            "java\\.util\\.(Random|SplittableRandom|random\\..*)",
            instead,
            "Object r() { return new java.util.Random(1); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.security\\.SecureRandom",
            instead,
            "Object r() { return java.util.concurrent.ThreadLocalRandom.current(); }"),
        Ban.of(
            EXACT,
            "java\\.lang\\.(Math|StrictMath)\\.random\\(\\)|java\\.util\\.UUID\\.randomUUID\\(\\)",
            instead,
            "double r() { return Math.random(); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)",
            instead,
            "void r(java.util.List<String> list) { java.util.Collections.shuffle(list); }"),
        Ban.of(
            EVERYWHERE,
            MATH3 + "distribution\\.\\w+\\.<init>\\((?!" + MATH3 + "random).*\\)",
            "seeds a generator from the clock; give the constructor null as its generator",
            "Object r() { return new org.apache.commons.math3.distribution.TDistribution(3); }"));
  }

  private static List<Ban> arithmetic() {
    return List.of(Ban.of(
        EXACT,
        "java\\.lang\\.Math\\.(a?(sin|cos|tan)|atan2|(sin|cos|tan)h|exp|expm1|log|log10|log1p|pow|cbrt|hypot)"
            + ANY,
        "may differ in the last bit between machines; use StrictMath or an integer table",
        "double m(double x) { return Math.log(x); }"));
  }

  private static List<Ban> order() {
    var maps = "has no defined order; use List.of, EnumSet, EnumMap, LinkedHashMap, TreeMap or an array";
    var collectors = "collects into a hash table; name an ordered one, such as LinkedHashMap::new";
    return List.of(
        Ban.of(
            EXACT,
            "java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable)",
            maps,
            "Object o() { return new java.util.HashMap<String, String>(); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.HashSet.*",
            maps,
            "java.util.function.Supplier<Object> o() { return java.util.HashSet::new; }"),
        Ban.of(
            EXACT,
            "java\\.util\\.concurrent\\.ConcurrentHashMap.*",
            maps,
            "Object o() { return new java.util.concurrent.ConcurrentHashMap<String, String>(); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.Set\\.of\\((.*, .*|\\[.*)\\)",
            maps,
            "Object o() { return java.util.Set.of(1, 2); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.Map\\.(of\\((.*, ){3}.*\\)|ofEntries\\(.*\\))",
            maps,
            "Object o() { return java.util.Map.of(1, 2, 3, 4); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.(Map|Set)\\.copyOf" + ANY,
            maps,
            "Object o(java.util.Set<String> s) { return java.util.Set.copyOf(s); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.stream\\.Collectors\\.(toSet|toUnmodifiable(Set|Map)|\\w+Concurrent\\w*)"
                + ANY,
            collectors,
            "Object o() { return Stream.of(1).collect(Collectors.toSet()); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.stream\\.Collectors\\.toMap\\(([^,]*,){1,2}[^,]*\\)",
            collectors,
            "Object o() { return Stream.of(1).collect(Collectors.toMap(x -> x, x -> x)); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.stream\\.Collectors\\.groupingBy\\([^,]*(,[^,]*)?\\)",
            collectors,
            "Object o() { return Stream.of(1).collect(Collectors.groupingBy(x -> x)); }"),
        Ban.of(
            EXACT,
            "java\\.lang\\.System\\.identityHashCode" + ANY
                + "|java\\.lang\\.Object\\.hashCode\\(\\)",
            "differs from run to run; number the objects instead",
            "int o(Object x) { return System.identityHashCode(x); }"));
  }

  private static List<Ban> threads() {
    var instead = "knows of threads; only run.Workers starts them";
    return List.of(
        Ban.of(
            SINGLE,
            "java\\.lang\\.Thread|java\\.util\\.Timer",
            instead,
            "Object t() { return new Thread(() -> {}); }"),
        Ban.of(
            SINGLE,
            "java\\.util\\.concurrent\\.(\\w*Executor\\w*|ForkJoin\\w+|CompletableFuture)",
            instead,
            "Object t() { return java.util.concurrent.Executors.newCachedThreadPool(); }"),
        Ban.of(
            EXACT,
            ".*\\.parallelStream\\(\\)|java\\.util\\.stream\\.\\w+\\.parallel\\(\\)",
            "runs in an order of its own; use a plain stream, or run.Workers",
            "Object t(java.util.List<String> s) { return s.parallelStream(); }"),
        Ban.of(
            EXACT,
            "java\\.util\\.stream\\.\\w+\\.parallel\\(\\)",
            "runs in an order of its own; use a plain stream, or run.Workers",
            "Object t(java.util.stream.IntStream s) { return s.parallel(); }"));
  }

  private static List<Ban> surroundings() {
    return List.of(
        Ban.of(
            OUTSIDE_CLI,
            "java\\.lang\\.System\\.(getenv|getProperty|getProperties)" + ANY,
            "asks the machine; cli asks once and hands in what it found",
            "Object e() { return System.getenv(\"HOME\"); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.lang\\.System\\.lineSeparator\\(\\)",
            "differs between systems; lines end with \\n",
            "Object e() { return System.lineSeparator(); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.time\\.ZoneId\\.systemDefault\\(\\)|java\\.util\\.TimeZone\\.getDefault\\(\\)",
            "depends on the machine's time zone; use ZoneOffset.UTC",
            "Object e() { return java.time.ZoneId.systemDefault(); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.util\\.Locale\\.getDefault" + ANY,
            "depends on the user's language; use Locale.ROOT",
            "Object e() { return java.util.Locale.getDefault(); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)",
            "depends on the machine; use StandardCharsets.UTF_8",
            "Object e() { return java.nio.charset.Charset.defaultCharset(); }"));
  }

  private static List<Ban> text() {
    var locale = "writes in the user's language; give it Locale.ROOT";
    return List.of(
        Ban.of(
            EVERYWHERE,
            "java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*\\)",
            locale,
            "Object s() { return String.format(\"%s\", 1); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.lang\\.String\\.formatted" + ANY,
            "writes in the user's language; use String.format with Locale.ROOT",
            "Object s() { return \"%s\".formatted(1); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.io\\.Print(Stream|Writer)\\.(format|printf)\\(java\\.lang\\.String, .*\\)",
            locale,
            "void s(java.io.PrintWriter w) { w.printf(\"%s\", 1); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.util\\.Formatter\\.<init>\\((?!.*Locale).*\\)",
            locale,
            "Object s() { return new java.util.Formatter(); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.lang\\.String\\.to(Lower|Upper)Case\\(\\)",
            locale,
            "Object s() { return \"I\".toLowerCase(); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.text\\.(\\w*Format\\.get\\w*Instance\\(\\)"
                + "|DecimalFormat\\.<init>\\((java\\.lang\\.\\w+)?\\))",
            locale,
            "Object s() { return new java.text.DecimalFormat(\"0.0\"); }"));
  }

  private static List<Ban> charset() {
    var charset = "uses the machine's character set; name StandardCharsets.UTF_8";
    return List.of(
        Ban.of(
            EVERYWHERE,
            "java\\.lang\\.String\\.(getBytes\\(\\)|<init>\\(\\[B(, int, int)?\\))",
            charset,
            "Object s() { return \"a\".getBytes(); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.io\\.(InputStreamReader|OutputStreamWriter)\\.<init>\\(java\\.io\\.\\w+\\)",
            charset,
            "Object s(java.io.InputStream in) { return new java.io.InputStreamReader(in); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.io\\.Print(Stream|Writer)\\.<init>\\(java\\.io\\.OutputStream(, boolean)?\\)",
            charset,
            "Object s(java.io.OutputStream out) { return new java.io.PrintWriter(out); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.io\\.File(Reader|Writer)\\.<init>\\([^,]*\\)|java\\.util\\.Scanner\\.<init>\\([^,]*\\)",
            charset,
            "Object s(java.io.InputStream in) { return new java.util.Scanner(in); }"),
        Ban.of(
            EVERYWHERE,
            "java\\.io\\.ByteArrayOutputStream\\.toString\\(\\)",
            charset,
            "Object s(java.io.ByteArrayOutputStream out) { return out.toString(); }"));
  }

  private static List<Ban> outside() {
    var file =
        "touches files; only store, scenario and cli do, others are handed readers and writers";
    return List.of(
        Ban.of(
            FILELESS,
            "java\\.io\\.(File|File\\w*Stream|File(Reader|Writer)|RandomAccessFile)",
            file,
            "Object f() throws Exception { return new java.io.FileInputStream(\"a\"); }"),
        Ban.of(
            FILELESS,
            "java\\.nio\\.file\\.(Files|FileSystems)|java\\.nio\\.channels\\.\\w*FileChannel",
            file,
            "Object f() throws Exception { return java.nio.file.Files.list(null); }"),
        Ban.of(
            OUTSIDE_OUTPUT,
            "java\\.lang\\.System\\.(out|err|setOut|setErr|console).*",
            "hides a full disk; write through cli.Output",
            "void o() { System.out.println(); }"),
        Ban.of(
            OUTSIDE_OUTPUT,
            ".*\\.printStackTrace\\(\\)",
            "writes past cli.Output; throw, or print the message there",
            "void o(Exception e) { e.printStackTrace(); }"),
        Ban.of(
            OUTSIDE_CLI,
            "java\\.lang\\.(System|Runtime)\\.(exit|halt)" + ANY,
            "ends the process; return or throw, and let cli choose the exit code",
            "void x() { System.exit(1); }"));
  }
}
