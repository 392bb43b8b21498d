package luosim.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML text turned into a {@link Tree}.
 *
 * <p>Built from the parser's events with a stack of our own instead of the library's composer: depth
 * and size are limited while reading, anchors are refused at the first one (so no alias can
 * multiply anything), and deep nesting cannot exhaust the thread's stack.
 */
final class YamlTree {
  /** Mappings and lists inside each other. */
  static final int DEPTH_MAX = 24;

  /** Values, lists and mappings in one text. */
  static final int NODES_MAX = 100_000;

  private static final int KEY_MAX = 200;

  private final BiFunction<Integer, Integer, Place> places;
  private final Deque<Open> open = new ArrayDeque<>();
  private Optional<Tree> root = Optional.empty();
  private int nodes;

  private YamlTree(BiFunction<Integer, Integer, Place> places) {
    this.places = places;
  }

  /** A list or mapping that has begun; a mapping remembers the key that waits for its value. */
  private static final class Open {
    final boolean mapping;
    final Place place;
    final List<Tree> items = new ArrayList<>();
    final Map<String, Tree.Entry> entries = new LinkedHashMap<>();
    Optional<Tree.Scalar> key = Optional.empty();

    Open(boolean mapping, Place place) {
      this.mapping = mapping;
      this.place = place;
    }
  }

  /** The tree of a file's text. */
  static Tree ofFile(String text, String origin) {
    return new YamlTree((line, column) -> new Place(origin, line, column)).read(text);
  }

  /** The tree of a text that is no file; all its places are {@code origin}. */
  static Tree ofPhrase(String text, String origin) {
    return new YamlTree((line, column) -> Place.of(origin)).read(text);
  }

  private Tree read(String text) {
    var settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    int documents = 0;
    try {
      for (var event : new Parse(settings).parseString(text)) {
        documents += event instanceof DocumentStartEvent ? 1 : 0;
        if (documents > 1) {
          throw new ScenarioException(place(event), "a second document", "one document in a file");
        }
        accept(event);
      }
    } catch (MarkedYamlEngineException broken) {
      throw syntax(broken);
    } catch (YamlEngineException broken) {
      throw new ScenarioException(places.apply(1, 1), oneLine(broken.getMessage()), "well-formed YAML");
    }
    return root.orElseThrow(() -> new ScenarioException(places.apply(1, 1), "an empty file",
        "a scenario that begins with luosim: 1"));
  }

  private void accept(Event event) {
    if (event instanceof AliasEvent alias) {
      throw new ScenarioException(place(event), "the alias *" + alias.getAlias(), "the value itself");
    }
    if (event instanceof NodeEvent node) {
      refuseDecoration(node);
    }
    if (event instanceof ScalarEvent scalar) {
      add(new Tree.Scalar(scalar.getValue(), scalar.isPlain(), place(event)));
    } else if (event instanceof CollectionStartEvent) {
      if (open.size() == DEPTH_MAX) {
        throw new ScenarioException(place(event), "nesting deeper than " + DEPTH_MAX,
            "at most " + DEPTH_MAX + " mappings and lists inside each other");
      }
      open.push(new Open(event instanceof MappingStartEvent, place(event)));
    } else if (event instanceof CollectionEndEvent) {
      var done = open.pop();
      add(done.mapping
          ? new Tree.Block(List.copyOf(done.entries.values()), done.place)
          : new Tree.Items(done.items, done.place));
    }
  }

  private void refuseDecoration(NodeEvent node) {
    Optional<Anchor> anchor = node.getAnchor();
    if (anchor.isPresent()) {
      throw new ScenarioException(place(node), "the anchor &" + anchor.get(), "values without anchors");
    }
    var tag = node instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) node).getTag();
    if (tag.isPresent()) {
      throw new ScenarioException(place(node), "the tag " + tag.get(), "values without tags");
    }
  }

  private void add(Tree tree) {
    nodes++;
    if (nodes > NODES_MAX) {
      throw new ScenarioException(tree.place(), "more than " + NODES_MAX + " values",
          "at most " + NODES_MAX + " values");
    }
    var into = open.peek();
    if (into == null) {
      root = Optional.of(tree);
    } else if (!into.mapping) {
      into.items.add(tree);
    } else if (into.key.isPresent()) {
      var key = into.key.get();
      into.entries.put(key.text(), new Tree.Entry(key.text(), key.place(), tree));
      into.key = Optional.empty();
    } else {
      into.key = Optional.of(key(tree, into));
    }
  }

  private static Tree.Scalar key(Tree tree, Open into) {
    if (!(tree instanceof Tree.Scalar key) || key.text().isEmpty()) {
      throw new ScenarioException(tree.place(), tree.phrase() + " as a key", "a word as a key");
    }
    if (key.text().length() > KEY_MAX) {
      throw new ScenarioException(key.place(), "a key of " + key.text().length() + " characters",
          "at most " + KEY_MAX);
    }
    var earlier = into.entries.get(key.text());
    if (earlier != null) {
      throw new ScenarioException(key.place(), "the key '" + key.text() + "' a second time",
          "each key once (the first is at line " + earlier.place().line() + ")");
    }
    return key;
  }

  private Place place(Event event) {
    return event.getStartMark().map(this::place).orElseGet(() -> places.apply(1, 1));
  }

  private Place place(Mark mark) {
    return places.apply(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private ScenarioException syntax(MarkedYamlEngineException broken) {
    var place = broken.getProblemMark().map(this::place).orElseGet(() -> places.apply(1, 1));
    var problem = oneLine(broken.getProblem());
    if (problem.contains("TAB") || problem.contains("'\\t")) {
      return new ScenarioException(place, "a tab", "spaces");
    }
    var context = Optional.ofNullable(broken.getContext()).map(text -> " " + oneLine(text)).orElse("");
    if (problem.contains("<stream end>") || problem.contains("end of stream")) {
      var begin = problem.contains("<stream end>") && !open.isEmpty()
          ? open.peek().place
          : broken.getContextMark().map(this::place).orElse(places.apply(1, 1));
      return new ScenarioException(place, "the end of the text", "the rest of what begins at " + begin);
    }
    return new ScenarioException(place, "broken YAML (" + problem + context + ")", "well-formed YAML");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
