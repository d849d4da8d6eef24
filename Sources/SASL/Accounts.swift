/// Who may log in, found in a way that tells nobody who is there.
struct Accounts: Sendable {
  private let accounts: [SASLServer.Account]

  /// As long as the program runs, so that neither a salt nor the password of nobody changes between two questions.
  private static let secret: [UInt8] = (try? Digests.random(32)) ?? []

  init(_ accounts: [SASLServer.Account]) { self.accounts = accounts }

  /// The account of that name in any case, or of that name before its `@`, if it is the only one.
  subscript(_ user: String) -> SASLServer.Account? {
    let name = user.lowercased()
    if let whole = accounts.first(where: { $0.name.lowercased() == name }) { return whole }
    let local = accounts.filter { $0.name.lowercased().hasPrefix(name + "@") }
    return local.count == 1 ? local[0] : nil
  }

  /// Nobody's password is one that nobody knows.
  func password(of account: SASLServer.Account?) -> [UInt8] {
    account.map { Array($0.password.utf8) } ?? Self.secret
  }

  /// The same for a name with and without its domain, whether there is somebody of that name or not. 16 octets.
  func salt(of user: String) throws(DigestFailure) -> [UInt8] {
    let local = user.lowercased().prefix { $0 != "@" }
    return Array(try Digests.hmacSHA256(key: Self.secret, Array(local.utf8)).prefix(16))
  }

  /// Where the password itself was sent. The digests are compared, so that no time tells how long the password is.
  func step(user: String, actingFor other: String = "", password: [UInt8]) -> SASLServer.Step {
    let account = self[user]
    guard let one = try? Digests.sha256(password), let two = try? Digests.sha256(self.password(of: account)) else {
      return .refused(.malformed("SHA-256 cannot be computed here"))
    }
    guard Digests.areEqual(one, two), let account, other.isEmpty || self[other] == account else {
      return .refused(.wrongPassword)
    }
    return .accepted(user: account.name)
  }
}
