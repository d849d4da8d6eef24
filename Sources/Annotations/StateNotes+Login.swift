import Causes
import Octets
import SMTP

/// AUTH, and what answers a 334, refused.
extension StateNotes {
  static let login: [Rule] = [
    loginNotOffered, loginPlace, loginMechanism, loginUnknown, loginTooEarly, loginForm,
  ]

  private static let reference = "RFC 4954, section 4"

  /// AUTH where the session has no room for it.
  private static let loginPlace: Rule = { refused in
    guard refused.place == .auth, refused.request.verb == .auth, refused.isPermanent else { return nil }
    let history = refused.history
    if history.isLoggedIn {
      return Finding(
        "auth.again", "you are logged in already",
        "One login is allowed in a session, and yours was accepted. To be somebody else, begin a new session.",
        next: refused.nextStep, .unknownCommand, reference)
    }
    if refused.transaction.hasSender, refused.isOrder {
      return Finding(
        "auth.mid-message", "AUTH has no place in a message: a sender was accepted",
        "Log in between two messages. RSET drops the one that is under way, and DATA would finish it.",
        next: "RSET", .unknownCommand, reference)
    }
    // A password that was judged was wrong, whatever came before.
    guard refused.hasNoList, !refused.says("not enabled", "disabled"),
      !(history.login?.sentSecret == true && refused.code == 535)
    else { return nil }
    guard refused.isOrder || refused.isUnknown || refused.code == 504 || refused.says("not advertised", "ehlo first")
    else { return nil }
    let said = history.hello == .helo ? "You said HELO: after it nothing is offered." : "\(refused.noGreeting)."
    return Finding(
      "auth.ehlo-first", "say EHLO before AUTH (only EHLO turns extensions on)",
      "\(said) EHLO is answered with the list of what the server can do; AUTH and the mechanisms are on it, if it "
        + "accepts logins here.",
      next: refused.context.extendedHello, .unknownCommand, reference)
  }

  /// The list has no AUTH, or one that names nothing.
  private static let loginNotOffered: Rule = { refused in
    guard refused.place == .auth, refused.isPermanent, !refused.history.isLoggedIn, let list = refused.history.list,
      list.mechanisms?.isEmpty ?? true, !(refused.code == 535 && refused.history.login?.sentSecret == true)
    else { return nil }
    let hasTLS = list[.startTLS] != nil && !refused.history.isEncrypted
    let exchange = LoginNotes.exchange(list)
    let isEmpty = list.mechanisms != nil
    let lists = isEmpty ? "Its AUTH line names no mechanism" : "AUTH is not on its EHLO list"
    if hasTLS {
      return Finding(
        "auth.after-tls",
        isEmpty
          ? "AUTH lists no mechanism, perhaps because TLS is not on yet"
          : "AUTH is not offered, perhaps because TLS is not on yet",
        "\(lists), and STARTTLS is there: most servers accept logins inside TLS only. Turn TLS on, say EHLO again, and "
          + "look for AUTH.\(exchange)",
        next: "STARTTLS", .tlsRequired, reference)
    }
    return Finding(
      isEmpty ? "auth.empty" : "auth.not-listed",
      isEmpty
        ? "logging in is not offered here: AUTH lists no mechanism"
        : "logging in is not offered here: AUTH is not on its EHLO list",
      "\(lists): this port accepts no logins.\(exchange) Mail programs log in on port 587 or 465; between servers, on port "
        + "25, there is nothing to log in to.",
      next: refused.nextStep, .wrongPort, reference)
  }

  /// The mechanism is not on the list.
  private static let loginMechanism: Rule = { refused in
    guard refused.place == .auth, refused.isPermanent, let attempt = refused.history.login,
      let offered = refused.history.list?.mechanisms, !offered.isEmpty
    else { return nil }
    let name = Excerpt.short(attempt.mechanism, limit: 20)
    if !offered.contains(attempt.mechanism) {
      return Finding(
        "auth.mechanism",
        attempt.mechanism.isEmpty
          ? "AUTH wants the name of a mechanism" : "the login mechanism \(name) is not on its list",
        "Its AUTH line has: \(refused.offered)."
          + (attempt.sentSecret
            ? " Whether the password is right was not asked." : " No password was sent, so none was wrong."),
        next: refused.proposedLogin, .authMethod, reference)
    }
    guard
      refused.code == 504
        || refused.says(
          "no mechanism available", "invalid authentication mechanism", "mechanism not", "mechanism is not"),
      !attempt.sentSecret || refused.code == 504
    else { return nil }
    let others = NextLine.mechanism(refused.history.after(refused.heard.answer), besides: attempt.mechanism)
    return Finding(
      "auth.mechanism.listed", "\(name) is on its list, but it does not work here",
      "The mechanism is switched off, or the part of the server that does logins does not know it. "
        + (attempt.sentSecret
          ? "Whether the password is right was not asked." : "No password was sent, so none was wrong.")
        + " Its AUTH line has: \(refused.offered).",
      next: others.map { "AUTH \($0)" } ?? "QUIT", .authMethod, .recipientAdmin, reference)
  }

  /// The list has AUTH, and the server does not know the command.
  private static let loginUnknown: Rule = { refused in
    guard refused.place == .auth, refused.request.verb == .auth, [500, 502].contains(refused.code), refused.isUnknown,
      refused.history.login != nil, refused.history.list?.mechanisms?.isEmpty == false, !refused.history.isLoggedIn,
      !refused.transaction.hasSender, refused.request.sent.revealed.count <= SessionHistory.usualLine
    else { return nil }
    return Finding(
      "auth.unknown", "AUTH is on its EHLO list, but the server does not know it",
      "List and server do not agree: logins may be switched off, or a device in between adds to the list or mangles the "
        + "command. Whether the password is right was not asked.",
      next: refused.nextStep, .authMethod, .recipientAdmin, reference)
  }

  /// Refused before anything was said that could be wrong.
  private static let loginTooEarly: Rule = { refused in
    guard refused.place == .auth, refused.request.verb == .auth, refused.isPermanent,
      let attempt = refused.history.login,
      attempt.responses == 0, refused.history.isWhole || refused.history.list != nil,
      [501, 503, 504, 535, 550, 554].contains(refused.code)
    else { return nil }
    let name = Excerpt.short(attempt.mechanism, limit: 20)
    let takesResponse = !["LOGIN", "CRAM-MD5", "DIGEST-MD5", "NTLM"].contains(attempt.mechanism)
    let usesLogin = refused.history.list?.mechanisms?.contains("LOGIN") == true && attempt.mechanism != "LOGIN"
    guard takesResponse else {
      return Finding(
        "auth.unasked", "refused before a user name or password was sent",
        "None was sent, so none was wrong: the server does not begin this login, though \(name) is "
          + (refused.history.list == nil ? "a usual way." : "on its list.")
          + " A limit after failed logins, or a fault of its own, is likely.",
        next: usesLogin ? "AUTH LOGIN" : "QUIT", .authMethod, .recipientAdmin, reference)
    }
    return Finding(
      "auth.same-line", "it did not wait for your response: put it on the AUTH line",
      "No password was sent, so none was wrong. This server sends no 334 for \(name): it wants the response on the same "
        + "line, AUTH \(name) and then the base64.",
      next: usesLogin ? "AUTH LOGIN" : "AUTH \(name) followed by the base64 in the same line", .authMethod,
      more: [#"printf '\0USER\0PASSWORD' | base64 makes the response of PLAIN. :auth PLAIN sends it so."#], reference)
  }

  /// What was sent cannot have been judged.
  private static let loginForm: Rule = { refused in
    guard refused.place == .auth, refused.isPermanent, [500, 501, 535, 538, 550, 554].contains(refused.code),
      let attempt = refused.history.login, attempt.responses > 0 || attempt.wasCancelled
    else { return nil }
    let again = Excerpt.fitting(attempt.mechanism, in: 30).map { "AUTH \($0)" }
    if attempt.wasCancelled {
      return Finding(
        "auth.cancelled", "login cancelled, as your * asked",
        "A * alone gives up the login, and gets this answer. Nothing was judged.", next: again, nil, reference)
    }
    if !attempt.isBase64 {
      return Finding(
        "auth.not-base64", "what you sent was not base64",
        "User name and password travel as base64; the server could not decode a line of yours, so neither reached it. "
          + "printf '%s' WORD | base64 turns a word into base64.",
        next: again, .authFailed,
        more: ["base64 is another way of writing, not a lock: whoever reads it has the word."], reference)
    }
    if attempt.isIncomplete {
      return Finding(
        "auth.incomplete", "the response is incomplete: PLAIN has three parts",
        #"PLAIN wants a NUL, the user name, a NUL and the password, all in one base64 line; what you sent lacks the two "#
          + #"NULs. printf '\0USER\0PASSWORD' | base64 makes it."#,
        next: again, .authFailed, "RFC 4616, section 2")
    }
    if !attempt.isSensible {
      return Finding(
        "auth.gibberish", "what you sent decodes to gibberish: it may not be base64",
        "It has the letters of base64, but does not decode to text. A word typed as it is, such as test, does that. "
          + "printf '%s' WORD | base64 turns a word into base64.",
        next: again, .authFailed, reference)
    }
    guard refused.says("another step is needed"), attempt.mechanism == "LOGIN" || attempt.mechanism == "PLAIN" else {
      return nil
    }
    return Finding(
      "auth.unfinished", "the login was not finished: another line was expected",
      "The server wanted one more response than it got. Begin again, and answer each 334.", next: again, .authFailed,
      reference)
  }
}
