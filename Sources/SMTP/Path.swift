import Octets

/// Where bounces go: the argument of MAIL FROM (RFC 5321, section 4.1.1.2). `<>` says that none are wanted.
package enum ReversePath: Hashable, Sendable, CustomStringConvertible {
  case null
  case mailbox(Mailbox)

  package var mailbox: Mailbox? {
    if case .mailbox(let mailbox) = self { mailbox } else { nil }
  }

  package var description: String {
    switch self {
    case .null: "<>"
    case .mailbox(let mailbox): "<\(mailbox)>"
    }
  }
}

/// Where a message goes: the argument of RCPT TO (RFC 5321, section 4.1.1.3).
package struct ForwardPath: Hashable, Sendable, CustomStringConvertible {
  package let mailbox: Mailbox

  package init(_ mailbox: Mailbox) {
    self.mailbox = mailbox
  }

  package var description: String { "<\(mailbox)>" }
}

/// Reads the path at the front of an argument, and gives what follows it.
///
///     <ann@client.test> SIZE=300
///
/// A source route, `<@relay.test:ann@client.test>`, is taken and dropped, as RFC 5321 asks (section 4.1.1.3 and
/// appendix C).
struct PathReader {
  /// Nil for `<>`.
  let mailbox: Mailbox?
  let rest: ArraySlice<UInt8>

  /// - Parameter takesBare: the address may stand without its brackets, as many servers have it.
  init(_ argument: ArraySlice<UInt8>, takesBare: Bool = false) throws(PathError) {
    guard let first = argument.first else { throw .empty }
    guard first == UInt8(ascii: "<") else {
      let word = argument.prefix { !$0.isBlank }
      let bare = String(validating: word, as: UTF8.self).flatMap { try? Mailbox($0) }
      guard takesBare, let bare else { throw .missingBrackets(bare) }
      mailbox = bare
      rest = argument[word.endIndex...]
      return
    }
    let end = try Self.closingBracket(in: argument)
    guard let inner = String(validating: argument[(argument.startIndex + 1)..<end], as: UTF8.self) else {
      throw .notText
    }
    rest = argument[(end + 1)...]
    if let next = rest.first, !next.isBlank { throw .textAfterPath }
    mailbox = inner.isEmpty ? nil : try Mailbox(try Self.withoutRoute(inner))
  }

  /// The `>` that ends the path; one inside a quoted local part does not.
  private static func closingBracket(in argument: ArraySlice<UInt8>) throws(PathError) -> Int {
    var quoted = false
    var escaped = false
    for index in argument.indices {
      let byte = argument[index]
      if escaped {
        escaped = false
      } else if quoted && byte == UInt8(ascii: "\\") {
        escaped = true
      } else if byte == UInt8(ascii: "\"") {
        quoted.toggle()
      } else if byte == UInt8(ascii: ">") && !quoted {
        return index
      }
    }
    throw quoted ? .unclosedQuote : .unclosedBracket
  }

  private static func withoutRoute(_ path: String) throws(PathError) -> Substring {
    guard path.utf8.first == UInt8(ascii: "@"), let colon = path.utf8.firstIndex(of: ASCII.colon) else {
      return path[...]
    }
    for hop in path.utf8[..<colon].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard hop.first == UInt8(ascii: "@") else { throw .missingDomain }
      try Mailbox.check(domain: Array(hop.dropFirst())[...])
    }
    return path[path.utf8.index(after: colon)...]
  }
}
