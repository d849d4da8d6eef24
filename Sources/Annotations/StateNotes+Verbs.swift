import Causes
import Octets
import SMTP

/// A verb that is spelt right, and that this server does not have.
extension StateNotes {
  static let missingVerb: [Rule] = [verifyForm, wantsArgument, verbNotThere, verbForbidden, helpTopic]

  /// `VRFY bob`, where a domain is wanted.
  private static let verifyForm: Rule = { refused in
    guard refused.place == .vrfy, [501, 550, 553, 504].contains(refused.code),
      refused.says("must contain a domain", "need fully-qualified", "needs a domain")
    else { return nil }
    return Finding(
      "vrfy.domain", "VRFY wants a whole address here: name and domain",
      "A name alone is not enough for this server. Whether it will tell is another question: RCPT is what counts.",
      next: "VRFY \(refused.context.proposedAddress)", .unknownCommand, "RFC 5321, section 3.5")
  }

  /// `ETRN` alone, of which only the server knows that something has to follow.
  private static let wantsArgument: Rule = { refused in
    guard refused.isPermanent, let verb = refused.request.verb, ["ETRN", "ATRN"].contains(verb.rawValue),
      !refused.request.line.isEmpty, !refused.request.line.trimmingBlanks.contains(where: \.isBlank),
      refused.says("parameter required", "argument required")
    else { return nil }
    return Finding(
      "verb-alone.\(verb.rawValue.lowercased())", "\(verb) needs an argument",
      "The line ends where something has to follow.", next: refused.nextStep, .unknownCommand,
      "RFC 5321, section 4.1.1")
  }

  private static let verbNotThere: Rule = { refused in
    guard let verb = refused.request.verb, optional.contains(verb.rawValue), refused.isPermanent,
      [500, 502, 503, 521].contains(refused.code), refused.isUnknown || refused.code == 502,
      !refused.says(
        "disabled", "disallowed", "not allowed", "no longer", "administrat", "cannot vrfy", "required", "argument")
    else { return nil }
    let name = verb.rawValue
    return Finding(
      "no-verb.\(name.lowercased())", "this server does not have \(name)",
      verb == .vrfy
        ? "RFC 5321 asks every server to know it, and to answer 252 where it will not tell; many have switched it off. RCPT "
          + "is the real test. The session goes on as it was."
        : "It is a command that servers need not know\(why[name] ?? ""). The session goes on as it was.",
      next: refused.nextStep, .unknownCommand,
      .nobody, verb == .vrfy ? "RFC 5321, sections 3.5.3, 4.5.1 and 7.3" : "RFC 5321, section 4.5.1")
  }

  /// A verb that it has, and keeps for others.
  private static let verbForbidden: Rule = { refused in
    guard let verb = refused.request.verb, kept.contains(verb.rawValue), refused.place != .auth,
      // 459 is "node not allowed" (RFC 1985, section 5), whatever the words.
      refused.says(
        "administrative prohibition", "disabled", "disallowed", "not allowed", "not permitted", "prohibited",
        "insufficient authorization") || (refused.place == .etrn && refused.code == 459)
    else { return nil }
    let name = verb.rawValue
    return Finding(
      "verb-forbidden.\(name.lowercased())", "\(name) is not open to you here",
      "The server knows \(name) and does not answer it to just anybody\(why[name] ?? ""). No address was judged, and the "
        + "session goes on as it was.",
      next: refused.nextStep, .unknownCommand, .nobody, "RFC 5321, sections 3.5.3 and 7.3")
  }

  private static let kept: Set<String> = ["VRFY", "EXPN", "ETRN", "ATRN", "XCLIENT", "XFORWARD"]

  /// HELP with a word the server has nothing about.
  private static let helpTopic: Rule = { refused in
    guard refused.place == .help, [501, 504].contains(refused.code), refused.request.line.trimmingBlanks.count > 4
    else { return nil }
    return Finding(
      "help.topic", "it has no help on that word",
      "HELP takes a word after it, and this server has no help on that one. Its text may list what it knows; :help "
        + "asks this program.",
      next: "HELP", .unknownCommand, "RFC 5321, section 4.1.1.8")
  }

  private static let optional: Set<String> = [
    "VRFY", "EXPN", "HELP", "ETRN", "ATRN", "TURN", "BDAT", "BURL", "XCLIENT", "XFORWARD", "SEND", "SOML", "SAML",
  ]

  /// The verb of a line that is no mistake, and that next to no server knows.
  static func seldomKnown(_ typed: String) -> String? {
    let verb = String(typed.prefix { $0 != " " }).uppercased()
    return ["SEND", "SOML", "SAML", "TURN"].contains(verb) ? verb : nil
  }

  private static let why = [
    "EXPN": ", and hardly any names the members of a list today",
    "ETRN": ": it asks for waiting mail, and few hold any",
    "BDAT": ": it comes with CHUNKING. DATA does the same",
    "SEND": ": it is from RFC 821, writes to a terminal, and is obsolete",
    "SOML": ": it is from RFC 821, writes to a terminal, and is obsolete",
    "SAML": ": it is from RFC 821, writes to a terminal, and is obsolete",
    "TURN": ", and should not: it swaps the two sides without asking who is there",
  ]
}
