package import SASL
import SMTP
import TLS

/// What speaks against logging in here and now, each in words that say what to do. Somebody may go on all the same.
package struct AuthPreconditions {
  private let mechanism: SASLClient.Mechanism
  private let security: Security
  /// What the server listed in its EHLO reply; nil before the first one.
  private let extensions: ExtensionList?
  private let isLoggedIn: Bool
  /// A sender was accepted, and the message is not finished.
  private let isInTransaction: Bool
  /// The EHLO to propose.
  private let hello: String

  package init(
    _ mechanism: SASLClient.Mechanism, security: Security, isLoggedIn: Bool, isInTransaction: Bool,
    in context: AnnotationContext
  ) {
    self.mechanism = mechanism
    self.security = security
    self.isLoggedIn = isLoggedIn
    self.isInTransaction = isInTransaction
    extensions = context.extensions
    hello = context.extendedHello
  }

  package var words: [String] { [order, offer, exposure].compactMap(\.self) }

  /// Why no mechanism can be chosen from the list, and what to do.
  package static func nothingToChoose(in context: AnnotationContext) -> String {
    guard let list = context.extensions else {
      return "What the server offers is not known yet: \(context.extendedHello) comes first. :auth PLAIN, or another "
        + "name, goes ahead anyway."
    }
    let reason: String
    switch list.mechanisms {
    case nil: reason = "There is no AUTH on it."
    case []?: reason = "Its AUTH line names no mechanism."
    case let offered?: reason = "Its AUTH line names \(Excerpt.short(offered.joined(separator: " "), limit: 60))."
    }
    let exchange = LoginNotes.exchange(list)
    let isUpgradable = list[.startTLS] != nil && !context.isEncrypted
    let place =
      isUpgradable
      ? " Many servers accept logins inside TLS only: STARTTLS, then EHLO again."
      : " Mail programs log in on port 587 or 465."
    return "The EHLO list offers no login that :auth knows. \(reason)\(exchange)\(place) :auth PLAIN, or another name, "
      + "tries it all the same."
  }

  private var order: String? {
    if isLoggedIn {
      return "You are logged in already: one login is allowed in a session (RFC 4954, section 4), and the server will "
        + "probably answer 503. :reconnect begins a new session."
    }
    if isInTransaction {
      return "A message is under way, and AUTH has no place in it: the server will probably answer 503. RSET drops the "
        + "message."
    }
    return nil
  }

  private var offer: String? {
    guard let extensions else {
      return "You have not said EHLO in this session, so what the server offers is not known, and it will probably "
        + "answer 503. \(hello) comes first."
    }
    guard let offered = extensions[.auth]?.parameters else {
      let needsTLS = security == .clear && extensions[.startTLS] != nil
      return "The server's EHLO list has no AUTH: it accepts no logins here, and will probably answer 503."
        + (needsTLS
          ? " Many offer it only inside TLS: STARTTLS, then EHLO again." : " Port 587 or 465 is for logging in.")
    }
    guard !offered.contains(where: { $0.lowercased() == mechanism.rawValue.lowercased() }) else { return nil }
    return "The server does not offer \(mechanism.rawValue), and will probably answer 504. It offers: "
      + "\(offered.prefix(12).joined(separator: ", ")). :auth alone picks the best of them."
  }

  /// What somebody who listens would get.
  private var exposure: String? {
    let start: String
    switch security {
    case .verified: return nil
    case .clear: start = "This connection is in the clear. Anyone along the path"
    case .unverified: start = "Nobody vouches for this server: whoever answers in its place"
    }
    let get =
      switch mechanism {
      case .plain, .login: "gets the password itself; base64 hides nothing."
      case .xoauth2: "gets the access token itself, and can use it until it expires."
      case .cramMD5: "gets a digest, from which a weak password can be found by trying many."
      case .scramSHA256:
        "gets a proof, from which a weak password can be guessed, though slowly, and can carry on in your name."
      case .external: "sees the name; the login rests on your certificate, and works in TLS only."
      }
    let remedy = security == .clear ? " Use STARTTLS first, if the server offers it." : ""
    return "\(start) \(get)\(remedy)"
  }
}
