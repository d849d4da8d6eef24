import Foundation

/// The table in ARCHITECTURE.md that says who may import whom.
package struct ArrowsTable: Sendable {
  package let arrows: [String: Set<String>]

  /// Reads the lines `A -> B, C` between the marks `<!-- arrows -->` and `<!-- /arrows -->`.
  package init(markdown: String) throws {
    let lines = markdown.split(separator: "\n")
    guard let start = lines.firstIndex(of: "<!-- arrows -->"),
      let end = lines.firstIndex(of: "<!-- /arrows -->"), start < end
    else { throw PeerError("ARCHITECTURE.md has no table between its arrows marks") }
    var arrows: [String: Set<String>] = [:]
    for line in lines[start..<end].dropFirst() where !line.hasPrefix("```") {
      let sides = line.split(separator: " -> ")
      guard sides.count == 2 else { throw PeerError("ARCHITECTURE.md: no arrow in this line: \(line)") }
      let targets = sides[1] == "(nothing)" ? [] : sides[1].split(separator: ", ").map(String.init)
      guard arrows.updateValue(Set(targets), forKey: String(sides[0])) == nil
      else { throw PeerError("ARCHITECTURE.md: two lines for \(sides[0])") }
    }
    self.arrows = arrows
  }

  package static func ofTheProject() throws -> ArrowsTable {
    try ArrowsTable(markdown: String(contentsOfFile: Project.path("ARCHITECTURE.md"), encoding: .utf8))
  }

  /// How table and imports differ, a sentence for each difference.
  package func differences(from files: [SourceFile]) -> [String] {
    var found: [String] = []
    var used: [String: Set<String>] = [:]
    for file in files {
      used[file.target, default: []].formUnion(file.imports)
      guard let allowed = arrows[file.target] else { continue }
      for module in file.imports.subtracting(allowed).sorted() {
        found.append("\(file.path) imports \(module), which the table does not allow")
      }
    }
    for target in used.keys.sorted() where arrows[target] == nil {
      found.append("\(target) has no line in the table")
    }
    for (target, allowed) in arrows.sorted(by: { $0.key < $1.key }) {
      guard let modules = used[target] else {
        found.append("the table has a line for \(target), which has no Swift file in Sources")
        continue
      }
      for module in allowed.subtracting(modules).sorted() {
        found.append("no file of \(target) imports \(module), though the table has that arrow")
      }
    }
    return found
  }
}
