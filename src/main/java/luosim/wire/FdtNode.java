package luosim.wire;

import java.util.List;
import java.util.Optional;

/**
 * A node of a device tree: its name, its properties and its children, both in blob order. The root's name is
 * empty. Names may repeat among siblings; the first one is found, as in the kernel.
 */
public record FdtNode(String name, List<FdtProperty> properties, List<FdtNode> children) {

  public FdtNode {
    properties = List.copyOf(properties);
    children = List.copyOf(children);
  }

  /** The first child of that exact name. */
  public Optional<FdtNode> child(String wanted) {
    return children.stream().filter(node -> node.name.equals(wanted)).findFirst();
  }

  /** The first property of that name. */
  public Optional<FdtProperty> property(String wanted) {
    return properties.stream().filter(property -> property.name().equals(wanted)).findFirst();
  }
}
