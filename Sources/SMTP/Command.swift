/// What a client says, one line (RFC 5321, section 4.1.1). A verb that is not known survives as `other`.
package enum Command: Equatable, Sendable {
  case helo(String)
  case ehlo(String)
  case mail(ReversePath, [Parameter])
  case rcpt(ForwardPath, [Parameter])
  case data
  case rset
  case noop
  case quit
  case vrfy(String)
  case expn(String)
  case help(String?)
  case startTLS
  /// The initial response, if there is one, may be a secret: whoever shows this masks it.
  case auth(mechanism: String, initialResponse: String?)
  case other(Verb, argument: String)

  package var verb: Verb {
    switch self {
    case .helo: .helo
    case .ehlo: .ehlo
    case .mail: .mail
    case .rcpt: .rcpt
    case .data: .data
    case .rset: .rset
    case .noop: .noop
    case .quit: .quit
    case .vrfy: .vrfy
    case .expn: .expn
    case .help: .help
    case .startTLS: .startTLS
    case .auth: .auth
    case .other(let verb, _): verb
    }
  }

  /// The line as it is on the wire, without CRLF.
  package var line: String {
    switch self {
    case .helo(let name), .ehlo(let name): "\(verb) \(name)"
    case .mail(let path, let parameters): Self.join("MAIL FROM:\(path)", parameters)
    case .rcpt(let path, let parameters): Self.join("RCPT TO:\(path)", parameters)
    case .vrfy(let text), .expn(let text): "\(verb) \(text)"
    case .help(let topic): topic.map { "HELP \($0)" } ?? "HELP"
    case .auth(let mechanism, let response): "AUTH \(mechanism)\(response.map { " \($0)" } ?? "")"
    case .other(let verb, let argument): argument.isEmpty ? "\(verb)" : "\(verb) \(argument)"
    case .data, .rset, .noop, .quit, .startTLS: "\(verb)"
    }
  }

  private static func join(_ head: String, _ parameters: [Parameter]) -> String {
    parameters.reduce(head) { "\($0) \($1)" }
  }
}

extension Command {
  /// The address of MAIL or RCPT; nil for the null sender.
  package var named: Mailbox? {
    switch self {
    case .mail(let path, _): path.mailbox
    case .rcpt(let path, _): path.mailbox
    default: nil
    }
  }
}
