/// Ways to cut octets into pieces: what is read of a stream must not depend on how it arrived.
enum Cuts {
  static func whole(_ octets: [UInt8]) -> [[UInt8]] { [octets] }

  static func single(_ octets: [UInt8]) -> [[UInt8]] { octets.map { [$0] } }

  /// Pieces of 1 to 16 octets, the same for the same seed.
  static func random(_ octets: [UInt8], seed: UInt8) -> [[UInt8]] {
    var random = UInt32(seed) &* 2_654_435_761 | 1
    var pieces: [[UInt8]] = []
    var rest = octets[...]
    while !rest.isEmpty {
      random = random &* 1_664_525 &+ 1_013_904_223
      let piece = rest.prefix(1 + Int(random >> 28))
      pieces.append(Array(piece))
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }
}

/// Takes an input apart: numbers from single octets, and pieces with their length before them.
struct InputReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ input: [UInt8]) { rest = input[...] }

  /// 0 once everything is read.
  mutating func number() -> UInt8 { rest.popFirst() ?? 0 }

  mutating func piece() -> [UInt8] {
    let count = Int(number())
    let piece = rest.prefix(count)
    rest = rest.dropFirst(piece.count)
    return Array(piece)
  }

  mutating func pieces() -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    while !rest.isEmpty { pieces.append(piece()) }
    return pieces
  }
}
