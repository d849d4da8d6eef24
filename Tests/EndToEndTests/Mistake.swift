import Testing

/// A session that ends with a mistake, and what two real servers and the tutor make of it.
struct Mistake: Sendable {
  /// The lines typed; the last reply is the one that counts.
  let typed: String
  let exim: Expected
  let aiosmtpd: Expected

  struct Expected: Sendable {
    let code: Int
    let cause: String?
    /// Each is in the headline or the summary.
    let says: [String]
    let never: [String]
    /// How the next step begins; nil: there is none.
    let next: String?

    init(_ code: Int, _ cause: String?, _ says: String..., never: [String] = [], next: String?) {
      self.code = code
      self.cause = cause
      self.says = says
      self.never = never
      self.next = next
    }
  }

  /// Both servers, with the same code.
  init(_ typed: String, both: Expected) { self.init(typed, exim: both, aiosmtpd: both) }

  init(_ typed: String, exim: Expected, aiosmtpd: Expected) {
    self.typed = typed
    self.exim = exim
    self.aiosmtpd = aiosmtpd
  }

  /// The same words and next step under another code.
  init(_ typed: String, exim: Int, aiosmtpd: Int, _ cause: String?, _ says: String, next: String?) {
    self.init(
      typed, exim: Expected(exim, cause, says, next: next), aiosmtpd: Expected(aiosmtpd, cause, says, next: next))
  }

  struct Group: Sendable, CustomTestStringConvertible {
    let name: String
    let mistakes: [Mistake]
    var testDescription: String { name }
  }

  static let groups = [
    Group(name: "order", mistakes: order), Group(name: "login and TLS", mistakes: login),
    Group(name: "addresses", mistakes: addresses), Group(name: "parameters", mistakes: parameters),
    Group(name: "form", mistakes: form),
  ]

  /// What precedes a recipient.
  static let sender = "EHLO x\nMAIL FROM:<a@b.example>\n"
  /// What precedes the text.
  static let envelope = "\(sender)RCPT TO:<you@christian.net>\n"
}
