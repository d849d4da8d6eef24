/// The server's side of a login with a token of OAuth 2.0: OAUTHBEARER (RFC 7628), and XOAUTH2, which is older and in no
/// RFC. The client says who it is and shows the token; where it is refused, the server says why in JSON, the client answers
/// that with next to nothing, and only then the login is over.
struct BearerServer: Sendable {
  private let accounts: [SASLServer.Account]
  private let token: Secret
  /// OAUTHBEARER, whose first line begins as SCRAM's does.
  private let hasHeader: Bool
  private var isRefused = false

  init(accounts: [SASLServer.Account], token: Secret, hasHeader: Bool) {
    self.accounts = accounts
    self.token = token
    self.hasHeader = hasHeader
  }

  mutating func respond(_ octets: [UInt8]) -> SASLServer.Step {
    if isRefused { return .refused(.wrongPassword) }
    guard let text = String(validating: octets, as: UTF8.self), let (user, shown) = Self.read(text, hasHeader) else {
      return .refused(.malformed("a user name and auth=Bearer TOKEN, each before a ^A, and one ^A more"))
    }
    let name = user.lowercased()
    let account = accounts.first { $0.name.lowercased() == name || $0.name.lowercased().hasPrefix(name + "@") }
    guard let one = try? Digests.sha256(shown), let two = try? Digests.sha256(token.octets), Digests.areEqual(one, two),
      let account
    else {
      isRefused = true
      return .challenge(Array((hasHeader ? Self.error : Self.olderError).utf8))
    }
    return .accepted(user: account.name)
  }

  /// RFC 7628, section 3.2.2
  private static let error = #"{"status":"invalid_token","schemes":"bearer","scope":"smtp"}"#
  private static let olderError = #"{"status":"401","schemes":"bearer","scope":"smtp"}"#

  /// `user=ann^Aauth=Bearer TOKEN^A^A`, or `n,a=ann,^Ahost=mx.test^Aauth=Bearer TOKEN^A^A`.
  private static func read(_ text: String, _ hasHeader: Bool) -> (user: String, token: [UInt8])? {
    guard text.utf8.suffix(2).elementsEqual([1, 1]) else { return nil }
    var parts = text.unicodeScalars.dropLast(2).split(separator: "\u{1}", omittingEmptySubsequences: false)
      .map { String($0) }
    var user: String?
    if hasHeader {
      let header = parts.removeFirst().unicodeScalars.split(separator: ",", omittingEmptySubsequences: false)
        .map { String($0) }
      guard header.count == 3, header[2].isEmpty, ["n", "y"].contains(header[0]) else { return nil }
      user = SCRAMFields.otherName(header[1])
    }
    var token: [UInt8]?
    for part in parts {
      guard let equals = part.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let value = part[part.utf8.index(after: equals)...]
      switch part[..<equals] {
      case "user" where !hasHeader: user = String(value)
      case "auth":
        let words = value.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        token = Array(words[1].utf8)
      default: break
      }
    }
    guard let user, !user.isEmpty, let token else { return nil }
    return (user, token)
  }
}
