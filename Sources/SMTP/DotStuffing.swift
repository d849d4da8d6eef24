import Octets

/// Makes message text fit for DATA: every line ends with CRLF, and one that starts with a dot gets a second dot
/// (RFC 5321, section 4.5.2). Takes the text in pieces of any size.
package struct DotStuffer: Sendable {
  /// How many lines got a second dot.
  package private(set) var dotsDoubled = 0
  /// How many line ends were not CRLF and became it: LF alone, CR alone, or none at the end of the text.
  package private(set) var lineEndsChanged = 0

  private let doublesDots: Bool
  private var atLineStart = true
  /// A CR held back until the next octet tells whether it belongs to a CRLF.
  private var heldCarriageReturn = false

  /// - Parameter doublesDots: false leaves dots as they are, so that a lone one ends the message.
  package init(doublesDots: Bool = true) {
    self.doublesDots = doublesDots
  }

  package mutating func stuff(_ input: some Sequence<UInt8>) -> [UInt8] {
    let stuffed = input.withContiguousStorageIfAvailable { stuff(contiguous: $0) }
    return stuffed ?? Array(input).withUnsafeBufferPointer { stuff(contiguous: $0) }
  }

  /// What is still owed when the text ends: the line end of an unfinished last line.
  package mutating func finish() -> [UInt8] {
    var output: [UInt8] = []
    if heldCarriageReturn || !atLineStart { endLine(to: &output) }
    heldCarriageReturn = false
    return output
  }

  /// Copies whole runs: a line that ends with CRLF and starts with no dot is as it has to be.
  private mutating func stuff(contiguous input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(input.count + input.count / 16 + 8)
    var index = 0
    if heldCarriageReturn, let first = input.first {
      heldCarriageReturn = false
      if first == ASCII.lineFeed {
        output += ASCII.crlf
        atLineStart = true
        index = 1
      } else {
        endLine(to: &output)
      }
    }
    /// Everything before this is copied.
    var copied = index
    while index < input.count {
      if atLineStart, doublesDots, input[index] == ASCII.dot {
        output.append(contentsOf: input[copied..<index])
        copied = index
        output.append(ASCII.dot)
        dotsDoubled += 1
      }
      let lineStart = index
      index = Self.lineEnd(in: input, from: index)
      if index > lineStart { atLineStart = false }
      guard index < input.count else { break }
      if input[index] == ASCII.carriageReturn, index + 1 < input.count, input[index + 1] == ASCII.lineFeed {
        index += 2
        atLineStart = true
        continue
      }
      output.append(contentsOf: input[copied..<index])
      if input[index] == ASCII.carriageReturn, index + 1 == input.count {
        heldCarriageReturn = true
      } else {
        endLine(to: &output)
      }
      index += 1
      copied = index
    }
    output.append(contentsOf: input[copied...])
    return output
  }

  /// The next CR or LF, or the end: eight octets at a time, since a message is usually neither.
  private static func lineEnd(in input: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(input)
    var index = start
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if hasZero(word ^ 0x0A0A_0A0A_0A0A_0A0A) || hasZero(word ^ 0x0D0D_0D0D_0D0D_0D0D) { break }
      index += 8
    }
    while index < input.count, input[index] != ASCII.lineFeed, input[index] != ASCII.carriageReturn {
      index += 1
    }
    return index
  }

  /// Whether one of the word's octets is zero: only then does taking one from each borrow into a high bit that was
  /// not set.
  private static func hasZero(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
  }

  /// Gives a line the end it lacked.
  private mutating func endLine(to output: inout [UInt8]) {
    output += ASCII.crlf
    lineEndsChanged += 1
    atLineStart = true
  }
}
