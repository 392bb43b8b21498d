package luosim.conform.mainline;

import java.util.List;
import java.util.Optional;
import luosim.conform.observed.Json;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;

/** The machine of a record: boots, loads the image of the next kernel, reboots into it. */
final class Machine {
  private static final String COLD = "cold";
  private static final String KEXEC = "kexec";
  private static final String CLASSIC = "classic";

  private final Scene scene;
  private Optional<Image> image = Optional.empty();
  private Optional<Image> jumping = Optional.empty();
  private boolean booted;
  private boolean panicked;

  /** A loaded image: how, and with what further parameters. */
  private record Image(boolean classic, List<String> parameters) {}

  Machine(Scene scene) {
    this.scene = scene;
  }

  /** Whether a reboot succeeded and the next kernel has not booted yet. */
  boolean jumping() {
    return jumping.isPresent();
  }

  boolean panicked() {
    return panicked;
  }

  /** A kernel starts: 0, unless it panics. */
  int boot(String how, List<String> parameters) {
    boolean cold = !booted;
    if (!how.equals(cold ? COLD : KEXEC) || !cold && jumping.isEmpty()) {
      scene.unknown("boot.args[0]", cold ? COLD : "a boot after a reboot", new Json.Text(how));
      return 0;
    }
    booted = true;
    if (cold) {
      scene.kernel = KernelRun.cold(scene, options(parameters));
      return 0;
    }
    Image next = jumping.get();
    jumping = Optional.empty();
    check(parameters, next.classic() ? List.of(CLASSIC) : next.parameters());
    Options options = options(next.parameters());
    scene.jump();
    scene.kernel = scene.kernel.next(options, next.classic());
    if (scene.kernel.stop() != Stop.NONE) {
      scene.reached(Row.M17);
      panicked = true;
    }
    return 0;
  }

  private Options options(List<String> parameters) {
    Options options = Options.none();
    for (String parameter : parameters) {
      Optional<Options> more = options.with(parameter, scene.setup);
      if (more.isEmpty()) {
        scene.unknown("boot.args", "a parameter that we know", new Json.Text(parameter));
      }
      options = more.orElse(options);
    }
    return options;
  }

  private void check(List<String> told, List<String> loaded) {
    if (!told.equals(loaded)) {
      scene.comparison.add(scene.op, "boot.args", told.toString(), loaded.toString());
    }
  }

  int load(List<String> parameters) {
    image = Optional.of(new Image(false, parameters));
    return 0;
  }

  int loadClassic() {
    image = Optional.of(new Image(true, List.of()));
    return 0;
  }

  int unload() {
    image = Optional.empty();
    return 0;
  }

  int reboot() {
    if (image.isEmpty()) {
      return -Errno.EINVAL;
    }
    int result = scene.kernel.orchestrates() ? scene.kernel.run(Operation.REBOOT, 0).result() : 0;
    if (result == 0) {
      jumping = image;
      image = Optional.empty();
    }
    return result;
  }
}
