/// Finds the end of a message in what follows DATA, and takes the doubled dots out (RFC 5321, section 4.5.2).
///
/// Only CRLF . CRLF ends it. A dot between bare LFs is text: a server that took it for the end could be made to
/// read the rest of a message as commands ("SMTP smuggling").
package struct DataScanner: Sendable {
  private enum State {
    /// 0: at the start of a line, that is, behind a CRLF or at the very beginning.
    case lineStart
    /// 1: behind a dot that began a line; it is dropped unless the message ends here.
    case dot
    /// 2: behind dot and CR at the start of a line.
    case dotCarriageReturn
    /// 3: inside a line.
    case text
    /// 4: behind a CR inside a line.
    case carriageReturn
  }

  private var state = State.lineStart

  package init() {}

  /// Reads octets up to the end of the message or of the input.
  /// - Parameters:
  ///   - input: what came off the wire, cut anywhere.
  ///   - content: gets the message text, dots undone, with its CRLFs.
  /// - Returns: the index behind the octets read when the message has ended, nil while it goes on.
  package mutating func scan(_ input: some Collection<UInt8>, into content: inout [UInt8]) -> Int? {
    var read = 0
    for byte in input {
      read += 1
      if take(byte, into: &content) { return read }
    }
    return nil
  }

  private mutating func take(_ byte: UInt8, into content: inout [UInt8]) -> Bool {
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
