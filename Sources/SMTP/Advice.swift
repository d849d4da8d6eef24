/// Something worth saying about a line that goes out exactly as it was typed. Facts; the words are elsewhere.
package enum Advice: Equatable, Sendable {
  // At the command prompt.
  case emptyLine
  /// No server knows this verb; perhaps another one was meant.
  case unknownVerb(Verb, suggestion: Verb?)
  /// A command for a shell: `telnet mail.christian.net 25`.
  case shellCommand(name: String, host: String?, port: Int?)
  /// A word that other programs end or help with: `exit`, `bye`, `?`.
  case localWord(String)
  /// A server's line, pasted as if it were a command.
  case pastedReply(ReplyCode)
  /// `C: HELO x`: the notation of examples, not part of the command.
  case notationPrefix
  /// `From: Bugs Bunny` where a command has to stand.
  case headerOutsideMessage(String)
  /// `YOUR_ADDRESS` left as it is.
  case placeholder
  /// MAIL FROM or RCPT TO with the colon, or the word before it, missing or misplaced.
  case missingKeyword(Verb)
  case missingBrackets(Verb, Mailbox?)
  case blankAfterColon(Verb)
  case malformed(Verb, CommandError)
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
  /// A dot with blanks behind it does not end a message.
  case dotWithBlank
  /// QUIT, HELP, `:help`: typed to get out, and message text all the same.
  case commandInsideMessage(String)
  /// More than 1,000 octets with CRLF (section 4.5.3.1.6).
  case textLineTooLong(octets: Int)
}
