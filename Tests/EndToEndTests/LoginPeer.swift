import Octets
import SASL
import TLS
import TestSupport

/// A server that takes logins, and what a client says that logs in there.
enum LoginPeer {
  static let user = "ann.marsh"
  static let password = "correct horse 7"
  static let offer = "SCRAM-SHA-256 CRAM-MD5 PLAIN LOGIN XOAUTH2 EXTERNAL"
  static let refusedToken = #"{"status":"401","schemes":"bearer","scope":"mail.test"}"#

  private static let nonce = "clientnonce"
  private static let chances = SASLServer.Chances(
    nonce: "servernonce", salt: Array("salt".utf8), number: 7, seconds: 8)

  private static func login(_ mechanism: String) -> SASLServer? {
    SASLServer(
      mechanism: mechanism, hostName: "mail.test", accounts: [.init(name: user, password: password)], chances: chances)
  }

  /// - Parameters:
  ///   - offer: the mechanisms of its EHLO list; nil: no AUTH in it.
  ///   - answer: what it answers in place of its own.
  static func server(
    offer: String? = offer, answer: @escaping @Sendable (String) -> String? = { _ in nil }
  ) throws -> AnsweringServer {
    try AnsweringServer(greeting: "220 mail.test ready") {
      var login: SASLServer?
      var refusesToken = false
      return { line in
        if let other = answer(line) { return other }
        if refusesToken {
          refusesToken = false
          return "535 5.7.8 no"
        }
        if login != nil {
          guard line != "*", let octets = Base64.decode(line), let step = login?.respond(octets) else {
            login = nil
            return "501 5.7.0 cancelled"
          }
          return reply(step, &login)
        }
        let words = line.split(separator: " ").map(String.init)
        switch words.first?.uppercased() {
        case "EHLO": return offer.map { "250-mail.test\r\n250 AUTH \($0)" } ?? "250 mail.test"
        case "QUIT": return nil
        case "AUTH":
          guard words.count > 1 else { return "501 what?" }
          if words[1].uppercased() == "EXTERNAL" { return "235 2.7.0 welcome" }
          if words[1].uppercased() == "XOAUTH2" {
            let said = Base64.decode(words.last ?? "").map { String(decoding: $0, as: UTF8.self) }
            if said == "user=\(user)\u{1}auth=Bearer \(password)\u{1}\u{1}" { return "235 2.7.0 welcome" }
            refusesToken = true
            return "334 \(Base64.encode(Array(refusedToken.utf8)))"
          }
          let initial = words.count > 2 ? Base64.decode(words[2]) : nil
          guard words.count < 3 || initial != nil else { return "501 5.5.2 no base64" }
          login = self.login(words[1])
          guard let step = login?.start(initialResponse: initial) else { return "504 5.5.4 unknown" }
          return reply(step, &login)
        default: return "250 2.0.0 fine"
        }
      }
    }
  }

  private static func reply(_ step: SASLServer.Step, _ login: inout SASLServer?) -> String {
    if case .challenge(let challenge) = step { return "334 \(Base64.encode(challenge))" }
    login = nil
    return switch step {
    case .accepted: "235 2.7.0 welcome"
    case .refused(.wrongPassword): "535 5.7.8 no"
    default: "501 5.5.2 what?"
    }
  }

  /// The lines of a login typed by hand, AUTH the first, as the server above wants them.
  static func lines(_ mechanism: String, withInitialResponse: Bool) throws -> [String] {
    let name = try SASLClient.Mechanism(name: mechanism).map { $0 } ?? { throw PeerError("no \(mechanism)") }()
    var client = SASLClient(name, user: user, secret: Secret(Array(password.utf8)), nonce: nonce)
    if name == .xoauth2 { return ["AUTH XOAUTH2 \(Base64.encode(client.start() ?? []))"] }
    guard var server = login(mechanism) else { throw PeerError("no \(mechanism)") }
    var lines = ["AUTH \(mechanism)"]
    var initial: [UInt8]?
    if withInitialResponse {
      initial = name == .login ? try client.respond(to: []) : client.start()
      lines[0] += " \(Base64.encode(initial ?? []))"
    }
    var step = server.start(initialResponse: initial)
    while case .challenge(let challenge) = step {
      let answer = try client.respond(to: challenge)
      lines.append(Base64.encode(answer))
      step = server.respond(answer)
    }
    guard step == .accepted(user: user) else { throw PeerError("\(mechanism): \(step)") }
    return lines
  }

  /// A secret as it may stand somewhere: itself, and as base64 wherever in the octets it begins.
  static func traces(of secret: String) -> [String] {
    [secret]
      + (0...2).map { offset in
        let octets = [UInt8](repeating: 0, count: offset) + Array(secret.utf8)
        // The letters that are made of the secret's own bits alone.
        return String(Base64.encode(octets).prefix(octets.count * 8 / 6).dropFirst((offset * 8 + 5) / 6))
      }
  }
}
