/// Something worth saying about a line that goes out exactly as it was typed. Facts; the words are elsewhere.
package enum LineWarning: Equatable, Sendable {
  // At the command prompt.
  case emptyLine
  /// No server knows the word that was typed as a verb; perhaps another one was meant.
  case unknownVerb(String, suggestion: Verb?)
  /// A command for a shell: `telnet mx.example.org 25`.
  case shellCommand(name: String, host: String?, port: Int?)
  /// A command of this program's own command line: `smtp-tutor learn`. Its name, such as `learn`.
  case ownCommand(String)
  /// A word that other programs end or help with: `exit`, `bye`, `?`.
  case localWord(String)
  /// A server's line, pasted as if it were a command.
  case pastedReply(ReplyCode)
  /// `C: HELO x`: the notation of examples, not part of the command.
  case notationPrefix
  /// `From: Bugs Bunny` where a command has to stand.
  case headerOutsideMessage(String)
  /// A space before the verb, which servers do not skip; the verb, if it is one.
  case leadingBlank(Verb?)
  /// A dot alone where no message has begun; the verb that comes next here.
  case dotOutsideMessage(next: Verb)
  /// Headers, or plain words, where a recipient was accepted: a message typed without DATA.
  case textWithoutData
  /// A word of another protocol that is also spoken by hand: POP3, IMAP, FTP, HTTP.
  case otherProtocol(word: String, name: String)
  /// `YOUR_ADDRESS` left as it is.
  case placeholder
  /// MAIL FROM or RCPT TO with the colon, or the word before it, missing or misplaced.
  case missingKeyword(Verb)
  case missingBrackets(Verb, Mailbox?)
  case blankAfterColon(Verb)
  /// Several addresses in one MAIL or RCPT, which has room for one.
  case severalAddresses(Verb)
  case malformed(Verb, CommandError)
  /// HELO or EHLO though one was accepted: it is allowed, and begins again.
  case helloAgain(Verb)
  case helloFirst
  case senderFirst
  case senderAlreadyGiven
  case recipientFirst
  /// More octets, CRLF included, than a command line may have (512, RFC 5321, section 4.5.3.1.4).
  case commandTooLong(octets: Int)
  case nul
  case nonASCII
  /// Nothing has been heard from the server yet: it speaks first.
  case beforeGreeting

  // Inside a message.
  /// A line started with a dot and got a second one.
  case dotDoubled
  /// A dot with spaces after it does not end a message.
  case dotWithBlank
  /// QUIT, HELP, `:help`: typed to get out, and message text all the same. A verb is in capitals, `:help` as it was typed.
  case commandInsideMessage(String)
  /// The message ended, and no empty line came before this line, the first that is not a header; counted from 1.
  case emptyLineForgotten(number: Int, line: String)
  /// The message ended, and its first line was no header.
  case noHeaders
  /// The chunk that BDAT announced was complete before the line was: so many octets of it, its line end counted as two,
  /// reach the server as a command (RFC 3030, section 2).
  case beyondChunk(octets: Int)
  /// More than 1,000 octets with CRLF (section 4.5.3.1.6).
  case textLineTooLong(octets: Int)
}

extension LineWarning {
  /// Whether a word is meant for a program, and asks it for help.
  package static func asksForHelp(_ word: String) -> Bool {
    ["?", "h", "man", "--help", "-h", "/help"].contains(word.lowercased())
  }

  /// Whether a word is meant for a program, and asks it to end something.
  package static func asksToEnd(_ word: String) -> Bool {
    ["exit", "bye", "goodbye", "leave", "logout", "close", "q", "\\q", "/quit", "quit()"].contains(word.lowercased())
  }

  /// Whether servers, and lessons, take such a line for the right one: it is worth a word even where it was asked for.
  package var isTolerated: Bool { if case .blankAfterColon = self { true } else { false } }
}
