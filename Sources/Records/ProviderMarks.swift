import Octets

/// Parts of hosts' names that tell whose servers they are. Which, the caller knows.
package struct ProviderMarks: Sendable {
  private let marks: [[UInt8]]
  /// The octets with which one of them begins.
  private let isBeginning: [Bool]

  /// - Parameter marks: in lower case.
  package init(_ marks: [String]) {
    self.marks = marks.map { Array($0.utf8) }
    let first = Set(self.marks.compactMap(\.first))
    isBeginning = (0...255).map { first.contains($0) }
  }

  /// Which of them comes first in a name, as a number.
  package func first(in name: String) -> UInt8? {
    var name = name
    return name.withUTF8 { first(in: Slice(base: UnsafeRawBufferPointer($0), bounds: 0..<$0.count)) }
  }

  /// The same of octets; 2 for the first of the list, so that it is no other mark of a shape.
  func first(in name: Slice<UnsafeRawBufferPointer>) -> UInt8? {
    for index in name.indices where isBeginning[Int(name[index].asciiLowercased)] {
      for (number, mark) in marks.enumerated() where index + mark.count <= name.endIndex {
        if mark.indices.allSatisfy({ name[index + $0].asciiLowercased == mark[$0] }) {
          return UInt8(truncatingIfNeeded: number + 2)
        }
      }
    }
    return nil
  }
}
