import Octets
import SMTP

/// What comes next in a message that is typed by hand: headers, the empty line, the body, the dot. It looks at one message,
/// from its first line on, and does not know whether anybody wants to be told.
package struct MessageGuide: Sendable {
  private enum Part {
    case headers, body, over
  }

  private var part = Part.headers
  /// Headers that were typed, in capitals.
  private var names: Set<String> = []

  package init() {}

  /// - Parameter line: the line that was typed last, without its line ending.
  /// - Returns: nil where nothing new comes next, or the line is odd and has a note of its own.
  package mutating func note(after line: [UInt8]) -> Note? {
    switch part {
    case .headers where line.isEmpty:
      part = .body
      return Self.body
    case .headers:
      guard let field = HeaderField(line) else { return nil }
      names.insert(String(decoding: field.name, as: UTF8.self).asciiUppercased)
      if !names.contains("TO") { return Self.to }
      return names.contains("SUBJECT") ? Self.emptyLine : Self.subject
    case .body:
      guard !line.isEmpty, line.first != ASCII.dot else { return nil }
      part = .over
      return Self.dot
    case .over: return nil
    }
  }

  private static let to = Note(
    "message.to", .information, "The server does not look at the headers; they are for the reader",
    "", next: "To: Daffy Duck", reference: "RFC 5322, section 3.6")

  private static let subject = Note(
    "message.subject", .information, "To: is only shown: RCPT TO settled who gets the message",
    "", next: "Subject: Loony Toons!", reference: "RFC 5322, section 3.6.5")

  private static let emptyLine = Note(
    "message.empty-line", .information, "After the last header comes an empty line: press Enter alone",
    "", reference: "RFC 5322, section 2.1")

  private static let body = Note(
    "message.body", .information, "Now the body: type any text, in as many lines as you like",
    "", reference: "RFC 5322, section 2.3")

  private static let dot = Note(
    "message.dot", .information, "When the text is finished, a dot alone on a line sends the message",
    "", next: ".", reference: "RFC 5321, section 4.1.1.4")
}
