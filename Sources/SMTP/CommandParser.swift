import Octets

extension Command {
  /// Reads a command line, without its CRLF.
  ///
  /// Strict in what makes a command, lenient where servers agree to be: spaces at the end, and one space or more
  /// between the colon and the path (RFC 5321, section 3.3, forbids it and everybody takes it).
  ///
  /// - Parameter takesBareAddresses: `MAIL FROM:ann@client.test` is one too.
  package init(parsing line: [UInt8], takesBareAddresses: Bool = false) throws(CommandError) {
    let verb = Verb(of: line)
    let argument = line.drop { !$0.isBlank }.trimmingBlanks
    let text = String(decoding: argument, as: UTF8.self)
    switch verb {
    case Verb(rawValue: ""): throw .emptyLine
    case .helo: self = .helo(try Self.domain(text, verb))
    case .ehlo: self = .ehlo(try Self.domain(text, verb))
    case .mail:
      let (mailbox, parameters) = try Self.path(argument, keyword: "FROM:", verb, takesBareAddresses)
      self = .mail(mailbox.map { .mailbox($0) } ?? .null, parameters)
    case .rcpt:
      let (mailbox, parameters) = try Self.path(argument, keyword: "TO:", verb, takesBareAddresses)
      guard let mailbox else { throw .path(.nullRecipient) }
      self = .rcpt(ForwardPath(mailbox), parameters)
    case .data: self = try Self.bare(.data, text)
    case .rset: self = try Self.bare(.rset, text)
    case .quit: self = try Self.bare(.quit, text)
    case .startTLS: self = try Self.bare(.startTLS, text)
    case .noop: self = .noop
    case .vrfy: self = .vrfy(try Self.required(text, verb))
    case .expn: self = .expn(try Self.required(text, verb))
    case .help: self = .help(text.isEmpty ? nil : text)
    case .auth:
      _ = try Self.required(text, verb)
      let mechanism = argument.prefix { !$0.isBlank }
      let response = argument.dropFirst(mechanism.count).trimmingBlanks
      self = .auth(
        mechanism: String(decoding: mechanism, as: UTF8.self).asciiUppercased,
        initialResponse: response.isEmpty ? nil : String(decoding: response, as: UTF8.self))
    default: self = .other(verb, argument: text)
    }
  }

  private static func bare(_ command: Command, _ argument: String) throws(CommandError) -> Command {
    guard argument.isEmpty else { throw .unexpectedArgument(command.verb) }
    return command
  }

  private static func required(_ argument: String, _ verb: Verb) throws(CommandError) -> String {
    guard !argument.isEmpty else { throw .missingArgument(verb) }
    return argument
  }

  private static func domain(_ text: String, _ verb: Verb) throws(CommandError) -> String {
    let name = try required(text, verb)
    let isName = name.utf8.allSatisfy { $0.isHostNameOctet || $0 >= 0x80 }
    guard isName || Mailbox.isAddressLiteral(name.utf8) else { throw .malformedDomain(name) }
    return name
  }

  private static func path(
    _ argument: ArraySlice<UInt8>, keyword: StaticString, _ verb: Verb, _ takesBare: Bool
  ) throws(CommandError) -> (Mailbox?, [Parameter]) {
    guard argument.starts(withKeyword: keyword) else { throw .missingKeyword(verb) }
    let rest = argument.dropFirst(keyword.utf8CodeUnitCount).trimmingBlanks
    let reader: PathReader
    do throws(PathError) { reader = try PathReader(rest, takesBare: takesBare) } catch { throw .path(error) }
    return (reader.mailbox, try Parameter.list(reader.rest))
  }
}
