package luosim.bench.engine;

/** The workloads, each on both sides. */
enum Models {
  /** Every event schedules one other after an exponential delay. */
  HOLD {
    @Override Model plain(int size) {
      return new PlainHold(size);
    }

    @Override Model engine(int size) {
      return new EngineHold(size);
    }
  },
  /** Every event changes the state of an entity and wakes it again, or one time in ten another one. */
  PHOLD {
    @Override Model plain(int size) {
      return new PlainPhold(size);
    }

    @Override Model engine(int size) {
      return new EnginePhold(size);
    }
  },
  /** Clients act again and again; each act cancels a time limit of the client and sets a new one. */
  TIMERS {
    @Override Model plain(int size) {
      return new PlainTimers(size);
    }

    @Override Model engine(int size) {
      return new EngineTimers(size);
    }
  };

  abstract Model plain(int size);

  abstract Model engine(int size);

  Model on(String side, int size) {
    return switch (side) {
      case "plain" -> plain(size);
      case "engine" -> engine(size);
      default -> throw new IllegalArgumentException("no side '" + side + "'; there are plain and engine");
    };
  }
}
