internal import Annotations
internal import SMTP
internal import TLS

/// What speaks against a login here and now, each in words that say what to do. Somebody may go on all the same.
@MainActor struct LoginObstacles {
  let session: Session
  let mechanism: ClientLogin.Mechanism

  var words: [String] { [order, offer, exposure].compactMap(\.self) }

  private var order: String? {
    let dialogue = session.conversation
    if dialogue.isLoggedIn {
      return "You are logged in already: one login is allowed in a session (RFC 4954, section 4), and the server will "
        + "probably answer 503. :reconnect begins a new session."
    }
    if dialogue.envelope.sender != nil {
      return "A mail is under way, and AUTH has no place in it: the server will probably answer 503. RSET drops the "
        + "mail."
    }
    return nil
  }

  private var offer: String? {
    let dialogue = session.conversation
    let ehlo = session.context.extendedHello
    guard let extensions = dialogue.extensions else {
      return "No EHLO was said in this session, so what the server offers is not known, and it will probably answer "
        + "503. \(ehlo) comes first."
    }
    guard let offered = extensions[.auth]?.parameters else {
      let needsTLS = session.security == .clear && extensions[.startTLS] != nil
      return "The server's EHLO list has no AUTH: it takes no login here, and will probably answer 503."
        + (needsTLS ? " Many offer it only in TLS: STARTTLS, then EHLO again." : " Port 587 or 465 is for logging in.")
    }
    guard !offered.contains(where: { $0.lowercased() == mechanism.rawValue.lowercased() }) else { return nil }
    return "The server does not offer \(mechanism.rawValue), and will probably answer 504. It offers: "
      + "\(offered.prefix(12).joined(separator: ", ")). :auth alone takes the best of them."
  }

  /// What somebody who listens would get.
  private var exposure: String? {
    let start: String
    switch session.security {
    case .verified: return nil
    case .clear: start = "This connection is in clear text. Whoever is on the way"
    case .unverified: start = "Nobody vouches for this server: whoever answers, in its place,"
    }
    let get =
      switch mechanism {
      case .plain, .login: "gets the password itself; base64 hides nothing."
      case .xoauth2: "gets the access token itself, and can use it until it expires."
      case .cramMD5: "gets a digest, from which a weak password can be found by trying many."
      case .scramSHA256:
        "gets a proof, from which a weak password can be found by trying, slowly, and can go on in your name."
      case .external: "sees the name; the login rests on your certificate, and works in TLS only."
      }
    let remedy = session.security == .clear ? " STARTTLS comes first, if the server offers it." : ""
    return "\(start) \(get)\(remedy)"
  }
}
