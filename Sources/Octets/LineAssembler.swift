/// How a line ended on the wire. SMTP knows only CRLF (RFC 5321, section 2.3.8); the others are met all the same.
package enum LineEnding: Equatable, Sendable {
  case crlf
  case lineFeed
  /// The stream ended before the line did.
  case none

  package var octets: Int {
    switch self {
    case .crlf: 2
    case .lineFeed: 1
    case .none: 0
    }
  }
}

/// One line as it came off a stream.
package struct WireLine: Equatable, Sendable {
  /// The octets before the line ending, at most as many as the assembler keeps.
  package var bytes: [UInt8]
  package var ending: LineEnding
  /// How many octets of this line were left out because it was longer than the bound.
  package var omitted: Int

  package init(bytes: [UInt8], ending: LineEnding = .crlf, omitted: Int = 0) {
    self.bytes = bytes
    self.ending = ending
    self.omitted = omitted
  }

  /// The octets kept, with the line ending that came.
  package var wire: [UInt8] {
    switch ending {
    case .crlf: bytes + ASCII.crlf
    case .lineFeed: bytes + [ASCII.lineFeed]
    case .none: bytes
    }
  }
}

/// Cuts a stream of octets into lines at LF, in bounded memory; however the octets are split, the lines are the same.
package struct LineAssembler: Sendable {
  private let limit: Int
  private var line: [UInt8] = []
  private var omitted = 0
  /// A CR held back until the next octet tells whether it belongs to the line ending.
  private var heldCarriageReturn = false

  /// - Parameter limit: how many octets of a line are kept; what is beyond is counted, not kept.
  package init(limit: Int) {
    self.limit = limit
  }

  /// What has come of the line at hand, as far as it is kept.
  package var unfinished: [UInt8] { line }

  /// Whether something of a line has come, and not its end.
  package var isInsideLine: Bool { !line.isEmpty || omitted > 0 || heldCarriageReturn }

  /// Takes one octet; gives the line that it ended, if it ended one.
  package mutating func feed(_ byte: UInt8) -> WireLine? {
    if byte == ASCII.lineFeed {
      defer { reset() }
      return WireLine(bytes: line, ending: heldCarriageReturn ? .crlf : .lineFeed, omitted: omitted)
    }
    if heldCarriageReturn { keep(ASCII.carriageReturn) }
    heldCarriageReturn = byte == ASCII.carriageReturn
    if !heldCarriageReturn { keep(byte) }
    return nil
  }

  /// Takes a piece of the stream; gives the lines that it ended.
  package mutating func feed(_ piece: UnsafeRawBufferPointer) -> [WireLine] {
    var lines: [WireLine] = []
    var rest = piece
    while true {
      let (taken, line) = feedLine(rest)
      guard let line else { return lines }
      lines.append(line)
      rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
    }
  }

  /// Takes a piece of the stream as far as the end of its first line.
  /// - Returns: how many octets were taken, and the line that they ended, if they ended one.
  package mutating func feedLine(_ piece: UnsafeRawBufferPointer) -> (taken: Int, line: WireLine?) {
    guard let end = piece.firstIndex(of: ASCII.lineFeed, from: 0) else {
      keep(piece[...])
      return (piece.count, nil)
    }
    keep(piece[..<end])
    return (end + 1, feed(ASCII.lineFeed))
  }

  /// What is left when the stream ends in the middle of a line.
  package mutating func finish() -> WireLine? {
    if heldCarriageReturn { keep(ASCII.carriageReturn) }
    defer { reset() }
    return line.isEmpty && omitted == 0 ? nil : WireLine(bytes: line, ending: .none, omitted: omitted)
  }

  /// Octets without a line feed.
  private mutating func keep(_ octets: Slice<UnsafeRawBufferPointer>) {
    guard let last = octets.last else { return }
    if heldCarriageReturn { keep(ASCII.carriageReturn) }
    heldCarriageReturn = last == ASCII.carriageReturn
    let kept = heldCarriageReturn ? octets.dropLast() : octets
    let room = max(0, limit - line.count)
    line.append(contentsOf: kept.prefix(room))
    omitted &+= max(0, kept.count - room)
  }

  private mutating func keep(_ byte: UInt8) {
    if line.count < limit { line.append(byte) } else { omitted &+= 1 }
  }

  private mutating func reset() {
    line = []
    omitted = 0
    heldCarriageReturn = false
  }
}
