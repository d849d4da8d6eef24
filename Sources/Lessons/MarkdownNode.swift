import CMark

/// A node of CommonMark's tree, and with it the tree: it lives as long as one of its nodes does.
struct MarkdownNode {
  /// Frees the tree when nobody looks at it any more.
  private final class Tree {
    let root: OpaquePointer

    init(root: OpaquePointer) {
      self.root = root
    }

    deinit { cmark_node_free(root) }
  }

  private let tree: Tree
  private let node: OpaquePointer

  /// Parses a document; nil when there is no memory for it.
  init?(_ text: [UInt8]) {
    let root = text.withUnsafeBytes { bytes in
      cmark_parse_document(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, CMARK_OPT_VALIDATE_UTF8)
    }
    guard let root else { return nil }
    tree = Tree(root: root)
    node = root
  }

  private init(tree: Tree, node: OpaquePointer) {
    self.tree = tree
    self.node = node
  }

  var type: cmark_node_type { cmark_node_get_type(node) }
  /// From 1; a node within a line has that of its block.
  var line: Int { Int(cmark_node_get_start_line(node)) }
  var level: Int { Int(cmark_node_get_heading_level(node)) }
  var isBulletList: Bool { type == CMARK_NODE_LIST && cmark_node_get_list_type(node) == CMARK_BULLET_LIST }
  /// The number of the first item.
  var listStart: Int { Int(cmark_node_get_list_start(node)) }
  var literal: String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }
  var url: String { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }

  var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(MarkdownNode(tree: tree, node: child))
      next = cmark_node_next(child)
    }
    return children
  }

  /// Where the first line of a code block is: below its fence, if it has one. What is indented instead begins in a
  /// column that no fence may begin in.
  var codeLine: Int { line + (cmark_node_get_start_column(node) < 5 ? 1 : 0) }

  /// The lines of a code block.
  var codeLines: [String] {
    var lines = literal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
