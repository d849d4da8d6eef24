import Octets
import SMTP

/// The parser of a command line: what was read and printed is read again as the same, and a line goes out as it was
/// typed wherever a conversation stands.
enum CommandParserRules {
  static func check(_ input: [UInt8]) throws {
    let line = input.filter { $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn }
    if let command = try? Command(parsing: line) {
      let printed = Array(command.line.utf8)
      let again = try present(try? Command(parsing: printed), "what is printed can be read")
      try hold(again == command, "what was printed is read as the same")
      try hold(again.line == command.line, "printing is stable")
    }
    for accepted in 0...4 {
      var conversation = conversationAfter(accepted)
      let isText = conversation.stage == .message
      let dots: [UInt8] = isText && line.first == ASCII.dot && line.count > 1 ? [ASCII.dot] : []
      try hold(conversation.send(line: line).bytes == dots + line + ASCII.crlf, "a line goes out as it was typed")
    }
  }
}

/// A conversation in which so many of the usual commands were accepted.
private func conversationAfter(_ accepted: Int) -> Conversation {
  var conversation = Conversation()
  _ = conversation.receive(Reply(.serviceReady, []))
  for command in ["HELO x", "MAIL FROM:<>", "RCPT TO:<a@b>", "DATA"].prefix(accepted) {
    _ = conversation.send(line: Array(command.utf8))
    _ = conversation.receive(Reply(command == "DATA" ? .startMailInput : .ok, []))
  }
  return conversation
}
