import Octets

/// Lines out of a stream: the same in pieces of any size as octet by octet, nothing lost but what is counted, and
/// no more kept than the bound.
///
/// The first octet is the bound, the second the seed of the cuts.
enum LineAssemblerRules {
  static func check(_ input: [UInt8]) throws {
    var reader = InputReader(input)
    let (limit, seed) = (Int(reader.number()), reader.number())
    let stream = Array(reader.rest)
    let singly = octetByOctet(stream, limit: limit)
    for pieces in [Cuts.whole(stream), Cuts.single(stream), Cuts.random(stream, seed: seed)] {
      try hold(inPieces(pieces, limit: limit) == singly, "pieces of any size give the same lines")
    }
    var count = 0
    for line in singly.lines + (singly.rest.map { [$0] } ?? []) {
      try hold(line.bytes.count <= limit, "a line keeps no more than its bound")
      try hold(line.omitted == 0 || line.bytes.count == limit, "nothing is left out before the bound is reached")
      try hold(!line.bytes.contains(ASCII.lineFeed), "a line holds no line feed")
      count += line.wire.count + line.omitted
    }
    try hold(count == stream.count, "each octet is in a line, or counted")
    let all = singly.lines + [singly.rest].compactMap(\.self)
    let isWhole = all.allSatisfy { $0.omitted == 0 }
    try hold(!isWhole || all.flatMap(\.wire) == stream, "where nothing is left out, the lines are the stream")
  }

  private struct Cut: Equatable {
    var lines: [WireLine] = []
    var unfinished: [UInt8] = []
    var rest: WireLine?
  }

  private static func octetByOctet(_ stream: [UInt8], limit: Int) -> Cut {
    var assembler = LineAssembler(limit: limit)
    var cut = Cut()
    for octet in stream { if let line = assembler.feed(octet) { cut.lines.append(line) } }
    cut.unfinished = assembler.unfinished
    cut.rest = assembler.finish()
    return cut
  }

  private static func inPieces(_ pieces: [[UInt8]], limit: Int) -> Cut {
    var assembler = LineAssembler(limit: limit)
    var cut = Cut()
    for piece in pieces { cut.lines += piece.withUnsafeBytes { assembler.feed($0) } }
    cut.unfinished = assembler.unfinished
    cut.rest = assembler.finish()
    return cut
  }
}
