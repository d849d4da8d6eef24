/// Makes message text fit for DATA: every line ends with CRLF, and one that starts with a dot gets a second dot
/// (RFC 5321, section 4.5.2). Takes the text in pieces of any size.
package struct DotStuffer: Sendable {
  /// How many lines got a second dot.
  package private(set) var dotsDoubled = 0
  /// How many line ends were not CRLF and became it: LF alone, or CR alone.
  package private(set) var lineEndsChanged = 0

  private let doublesDots: Bool
  private var atLineStart = true
  private var heldCarriageReturn = false

  /// - Parameter doublesDots: false leaves dots as they are, so that a lone one ends the message.
  package init(doublesDots: Bool = true) {
    self.doublesDots = doublesDots
  }

  package mutating func stuff(_ input: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(input.underestimatedCount + input.underestimatedCount / 16 + 8)
    for byte in input { append(byte, to: &output) }
    return output
  }

  /// What is still owed when the text ends: the line end of an unfinished last line.
  package mutating func finish() -> [UInt8] {
    var output: [UInt8] = []
    if heldCarriageReturn { endLine(changed: true, to: &output) }
    if !atLineStart { endLine(changed: true, to: &output) }
    heldCarriageReturn = false
    return output
  }

  private mutating func append(_ byte: UInt8, to output: inout [UInt8]) {
    if heldCarriageReturn {
      heldCarriageReturn = false
      endLine(changed: byte != ASCII.lineFeed, to: &output)
      if byte == ASCII.lineFeed { return }
    }
    switch byte {
    case ASCII.carriageReturn:
      heldCarriageReturn = true
    case ASCII.lineFeed:
      endLine(changed: true, to: &output)
    default:
      if atLineStart && byte == ASCII.dot && doublesDots {
        output.append(ASCII.dot)
        dotsDoubled += 1
      }
      output.append(byte)
      atLineStart = false
    }
  }

  private mutating func endLine(changed: Bool, to output: inout [UInt8]) {
    output.append(ASCII.carriageReturn)
    output.append(ASCII.lineFeed)
    if changed { lineEndsChanged += 1 }
    atLineStart = true
  }
}
