import Octets

/// Finds the end of a message in what follows DATA, and takes the doubled dots out (RFC 5321, section 4.5.2).
///
/// Only CRLF . CRLF ends it. A dot between bare LFs is text: a server that took it for the end could be made to
/// read the rest of a message as commands ("SMTP smuggling").
package struct DataScanner: Sendable {
  private enum State {
    /// 0: at the start of a line, that is, after a CRLF or at the very beginning.
    case lineStart
    /// 1: after a dot that began a line; it is dropped unless the message ends here.
    case dot
    /// 2: after dot and CR at the start of a line.
    case dotCarriageReturn
    /// 3: inside a line.
    case text
    /// 4: after a CR inside a line.
    case carriageReturn
  }

  private var state = State.lineStart

  package init() {}

  /// Reads octets up to the end of the message or of the input.
  /// - Parameters:
  ///   - input: what came off the wire, cut anywhere.
  ///   - content: gets the message text, dots undone, with its CRLFs.
  /// - Returns: the index after the octets read when the message has ended, nil while it goes on.
  package mutating func scan(_ input: some Collection<UInt8>, into content: inout [UInt8]) -> Int? {
    let end = input.withContiguousStorageIfAvailable { scan($0, into: &content) }
    if let end { return end }
    var read = 0
    for byte in input {
      read += 1
      if consume(byte, into: &content) { return read }
    }
    return nil
  }

  /// The same over octets in one piece: what cannot matter is looked at eight octets at a time, and copied in runs.
  private mutating func scan(_ input: UnsafeBufferPointer<UInt8>, into content: inout [UInt8]) -> Int? {
    var index = 0
    while index < input.count {
      if isText(input[index]) {
        state = .text
        let run = Self.endOfRun(in: input, from: index)
        if run + 4 < input.count, input[run + 3] != ASCII.carriageReturn || input[run + 4] != ASCII.lineFeed {
          // A line that begins with a dot and goes on: the dot is left out, and all else is text.
          content.append(contentsOf: UnsafeBufferPointer(rebasing: input[index..<run + 2]))
          index = run + 3
          continue
        }
        content.append(contentsOf: UnsafeBufferPointer(rebasing: input[index..<run]))
        index = run
        guard index < input.count else { return nil }
      }
      index += 1
      if consume(input[index - 1], into: &content) { return index }
    }
    return nil
  }

  /// Whether the next octet is text, as in the middle of a line.
  private func isText(_ next: UInt8) -> Bool {
    switch state {
    case .text: true
    case .lineStart: next != ASCII.dot
    case .carriageReturn: next != ASCII.lineFeed
    case .dot, .dotCarriageReturn: false
    }
  }

  /// The first CRLF at `start` or after it that the states have to see: one followed by a dot, or one at the very end of
  /// the input (or a CR there). The count if there is none. Anything else is text: a bare CR, a bare LF, an empty line.
  /// So a sender cannot choose text that takes many times longer to read.
  private static func endOfRun(in input: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let octets = UnsafeRawBufferPointer(input)
    let carriageReturns = ones &* UInt64(ASCII.carriageReturn)
    let lineFeeds = ones &* UInt64(ASCII.lineFeed)
    let dots = ones &* UInt64(ASCII.dot)
    var index = start
    while index + 10 <= octets.count {
      // A zero octet is where an octet is as wanted; the lowest one found is never a false one.
      var unlike = word(octets, index) ^ carriageReturns
      if zeros(unlike) != 0 {
        unlike |= (word(octets, index + 1) ^ lineFeeds) | (word(octets, index + 2) ^ dots)
        let found = zeros(unlike)
        if found != 0 { return index + found.trailingZeroBitCount / 8 }
      }
      index += 8
    }
    while index < octets.count {
      let (second, third) = (index + 1, index + 2)
      if octets[index] == ASCII.carriageReturn,
        second == octets.count || octets[second] == ASCII.lineFeed,
        third >= octets.count || octets[third] == ASCII.dot
      {
        return index
      }
      index += 1
    }
    return octets.count
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private static func zeros(_ octets: UInt64) -> UInt64 { (octets &- ones) & ~octets & (ones &* 0x80) }

  private static func word(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: octets.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private mutating func consume(_ byte: UInt8, into content: inout [UInt8]) -> Bool {
    switch state {
    case .lineStart where byte == ASCII.dot:
      state = .dot
      return false
    case .dot where byte == ASCII.carriageReturn:
      state = .dotCarriageReturn
      return false
    case .dotCarriageReturn where byte == ASCII.lineFeed:
      state = .lineStart
      return true
    case .dotCarriageReturn:
      content.append(ASCII.carriageReturn)
      state = byte == ASCII.carriageReturn ? .carriageReturn : .text
    case .carriageReturn where byte == ASCII.lineFeed:
      state = .lineStart
    case .lineStart, .dot, .text, .carriageReturn:
      state = byte == ASCII.carriageReturn ? .carriageReturn : .text
    }
    content.append(byte)
    return false
  }
}
