import Octets

/// One line of an EHLO reply after the greeting: a keyword and its parameters (RFC 5321, section 4.1.1.1).
///
///     250-SIZE 52428800
///     250-AUTH PLAIN LOGIN
///
/// Any keyword survives; the known ones have a static name.
package struct Extension: Hashable, Sendable, CustomStringConvertible {
  package struct Keyword: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Folded to upper case.
    package let rawValue: String

    package init(rawValue: String) {
      self.rawValue = rawValue.asciiUppercased
    }

    package static let size = Keyword(rawValue: "SIZE")
    package static let eightBitMIME = Keyword(rawValue: "8BITMIME")
    package static let pipelining = Keyword(rawValue: "PIPELINING")
    package static let startTLS = Keyword(rawValue: "STARTTLS")
    package static let auth = Keyword(rawValue: "AUTH")
    package static let smtpUTF8 = Keyword(rawValue: "SMTPUTF8")
    package static let chunking = Keyword(rawValue: "CHUNKING")
    package static let enhancedStatusCodes = Keyword(rawValue: "ENHANCEDSTATUSCODES")
    package static let dsn = Keyword(rawValue: "DSN")
    package static let binaryMIME = Keyword(rawValue: "BINARYMIME")
    package static let limits = Keyword(rawValue: "LIMITS")
    /// What some firewalls leave of STARTTLS when they overwrite it.
    package static let stripped = Keyword(rawValue: "XXXXXXXA")
    package static let help = Keyword(rawValue: "HELP")
    package static let vrfy = Keyword(rawValue: "VRFY")
    package static let etrn = Keyword(rawValue: "ETRN")

    package var description: String { rawValue }
  }

  package let keyword: Keyword
  package let parameters: [String]

  package init(keyword: Keyword, parameters: [String] = []) {
    self.keyword = keyword
    self.parameters = parameters
  }

  /// Nil for a line without a word. `AUTH=LOGIN`, the form of servers older than the RFC, is read as AUTH.
  package init?(_ text: some Sequence<UInt8>) {
    let words = text.split(whereSeparator: \.isBlank)
    guard let first = words.first else { return nil }
    let others = words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    if first.starts(withKeyword: "AUTH="), first.count > 5 {
      keyword = .auth
      parameters = [String(decoding: first.dropFirst(5), as: UTF8.self)] + others
    } else {
      keyword = Keyword(rawValue: String(decoding: first, as: UTF8.self))
      parameters = others
    }
  }

  package var description: String {
    ([keyword.rawValue] + parameters).joined(separator: " ")
  }
}

/// What a server says it can do, in its order, repeated keywords and all.
package struct ExtensionList: Equatable, Sendable {
  package let extensions: [Extension]

  package init(_ extensions: [Extension]) {
    self.extensions = extensions
  }

  /// From a 250 that answers EHLO: every line but the first.
  package init(reply: Reply) {
    extensions = reply.lines.dropFirst().compactMap { Extension($0.text) }
  }

  package subscript(keyword: Extension.Keyword) -> Extension? {
    extensions.first { $0.keyword == keyword }
  }

  /// The largest message the server says it takes, in octets; nil when it names no limit (RFC 1870: 0 is none), or
  /// one that no number here can hold.
  package var sizeLimit: Int? {
    guard let text = self[.size]?.parameters.first, text.utf8.allSatisfy(\.isASCIIDigit),
      let limit = Int(text), limit > 0
    else { return nil }
    return limit
  }
}
