import Octets

/// The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding.
struct SCRAMServer: Sendable {
  /// RFC 7677, section 4
  static let rounds = 4_096

  /// The names that were sent, and what both sides said until now.
  private struct Said: Sendable {
    let user: String
    let other: String
    let header: String
    let nonce: String
    let salt: [UInt8]
    /// client-first-message-bare, comma, server-first-message
    let conversation: String
  }

  private enum State: Sendable {
    case first
    case final(Said)
    /// The server's own proof is on its way.
    case proven(user: String)
  }

  private let accounts: Accounts
  private let nonce: String
  private let salt: [UInt8]?
  private var state = State.first

  init(accounts: Accounts, nonce: String, salt: [UInt8]?) {
    self.accounts = accounts
    self.nonce = nonce
    self.salt = salt
  }

  mutating func respond(_ octets: [UInt8]) -> SASLServer.Step {
    if case .proven(let user) = state {
      return octets.isEmpty ? .accepted(user: user) : malformed("nothing is left to be said here: an empty line")
    }
    guard let text = String(validating: octets, as: UTF8.self), !text.utf8.contains(0) else {
      return malformed("a SCRAM message is text")
    }
    if case .final(let said) = state { return final(text, said) }
    return first(text)
  }

  /// `n,,n=user,r=nonce`
  private mutating func first(_ text: String) -> SASLServer.Step {
    let parts = text.unicodeScalars.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      .map { String($0) }
    guard parts.count == 3 else { return malformed("a SCRAM login begins with n,,n=USER,r=NONCE") }
    guard !parts[0].hasPrefix("p=") else { return malformed("there is no channel binding in SCRAM-SHA-256") }
    guard parts[0] == "n" || parts[0] == "y" else { return malformed("a SCRAM login begins with n,, or y,,") }
    guard let other = SCRAMFields.otherName(parts[1]) else {
      return malformed("between the first two commas is nothing, or a=NAME")
    }
    guard let fields = SCRAMFields(parts[2]) else { return malformed("each field is a letter, = and a value") }
    guard fields.names.first != "m" else { return malformed("there is no extension that m= could ask for") }
    guard fields.names.hasPrefix("nr"), let user = SCRAMFields.name(fields.all[0].value) else {
      return malformed("n=USER and r=NONCE follow n,,")
    }
    let theirs = fields.all[1].value
    guard theirs.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { return malformed("a nonce is printable ASCII") }
    guard let salt = salt ?? (try? accounts.salt(of: user)) else { return malformed("SHA-256 cannot be computed here") }
    let answer = "r=\(theirs)\(nonce),s=\(Base64.encode(salt)),i=\(Self.rounds)"
    state = .final(
      Said(
        user: user, other: other, header: "\(parts[0]),\(parts[1]),", nonce: theirs + nonce, salt: salt,
        conversation: "\(parts[2]),\(answer)"))
    return .challenge(Array(answer.utf8))
  }

  /// `c=biws,r=nonce,p=proof`
  private mutating func final(_ text: String, _ said: Said) -> SASLServer.Step {
    guard let fields = SCRAMFields(text), fields.names.hasPrefix("cr"), fields.names.last == "p" else {
      return malformed("SCRAM ends with c=, r= and p=")
    }
    guard fields.all[0].value == Base64.encode(Array(said.header.utf8)) else {
      return malformed("c= repeats what the first message began with")
    }
    guard fields.all[1].value == said.nonce else { return malformed("r= repeats the nonce of both sides") }
    guard let last = fields.all.last, let proof = Base64.decode(last.value), proof.count == 32 else {
      return malformed("p= is 32 octets in base64")
    }
    let conversation = "\(said.conversation),\(text.dropLast(last.value.count + 3))"
    let account = accounts[said.user]
    guard
      let keys = try? SCRAMKeys(password: accounts.password(of: account), salt: said.salt, rounds: Self.rounds),
      let right = try? keys.proof(conversation), let signature = try? keys.signature(conversation)
    else { return malformed("SHA-256 cannot be computed here") }
    guard Digests.areEqual(proof, right), let account, said.other.isEmpty || accounts[said.other] == account else {
      return .refused(.wrongPassword)
    }
    state = .proven(user: account.name)
    // RFC 4954, section 4: what the server has still to say goes in a 334, and the client answers with nothing.
    return .challenge(Array("v=\(Base64.encode(signature))".utf8))
  }

  private func malformed(_ words: String) -> SASLServer.Step { .refused(.malformed(words)) }
}
