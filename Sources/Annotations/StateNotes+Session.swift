import Causes
import Octets
import SMTP

/// What holds at any place: who is there at all, what was refused in the greeting, who spoke too early.
extension StateNotes {
  static let fileServer: Rule = { refused in
    guard refused.history.findings.contains(.ftp), refused.isPermanent, refused.place != .connect else { return nil }
    return Finding(
      "ftp", "no mail here: this is the FTP server that greeted you",
      "Its greeting named FTP. USER and PASS, which it may ask for, are a login for files. Mail servers are on port 25 for "
        + "each other, and on 587 for mail programs.",
      next: "Connect to port 25 or 587", .wrongPort, "RFC 959, section 5.4")
  }

  static let refusedGreeting: Rule = { refused in
    guard let code = refused.history.greeting, code.isFailure, refused.isPermanent, refused.place != .quit,
      refused.place != .connect
    else { return nil }
    return Finding(
      "refused-greeting", "the session was refused in the greeting; only QUIT is left",
      "The server greeted with \(code): from then on it refuses every command but QUIT, whatever its form. The reason "
        + "is in the text of that greeting.",
      next: "QUIT", nil, nil, "RFC 5321, section 3.1")
  }

  static let tooManyErrors: Rule = { refused in
    guard
      refused.says(
        "too many unrecognized", "too many errors", "too many syntax", "too many invalid", "too many unknown",
        "too many bad commands",
        "unrecognized commands", "bad smtp command limit"), refused.history.refusals > 0
    else { return nil }
    let count = refused.history.refusals.counted("command")
    return Finding(
      "too-many-errors", "too many commands were refused; the server gives up on you",
      "It refused \(count) in this session before this one, and counts them: they are what a broken program or a "
        + "spammer sends. The connection is about to be closed.",
      next: ":reconnect", .tooManyErrors, "RFC 5321, section 7.8")
  }

  static let pipelining: Rule = { refused in
    let isNamed = refused.says("pipelin", "synchronization", "synchronisation", "talks too soon", "spoke before")
    let isPostscreen = refused.history.sentAhead && refused.says("protocol error", "protocol violation")
    guard isNamed || isPostscreen, refused.place != .connect, refused.history.isWhole || refused.history.sentAhead
    else { return nil }
    let history = refused.history
    let rule: String
    switch (history.hello, history.list?[.pipelining]) {
    case (.ehlo, nil):
      rule = " PIPELINING is not on its EHLO list, so each command has to wait for the reply to the one before."
    case (.ehlo, _?):
      rule =
        " Its EHLO list has PIPELINING, but some commands have to be the last of a group: EHLO, DATA, STARTTLS, AUTH."
    case (.helo, _): rule = " After HELO nothing may be sent ahead: PIPELINING is offered by an EHLO list."
    case (.none, _), (.lhlo, _): rule = ""
    }
    let evidence =
      history.sentAhead
      ? "You sent lines before the replies to earlier ones had come."
      : !history.isWhole
        ? "The server's words say so."
        : "Each line here waited for its reply, though: something in between may have put lines together."
    return Finding(
      "pipelining",
      history.sentAhead
        ? "you sent before the answer to the line before had come" : "the server says that you sent too early",
      Wrapping.summary([evidence + rule]), next: "QUIT", .pipelining,
      more: ["Connect again, and send one line at a time. :hold and :release send several in one piece on purpose."],
      "RFC 2920, section 3.1")
  }

  static let lineTooLong: Rule = { refused in
    let octets = refused.request.sent.revealed.count + 2
    let says = refused.says("line too long", "line is too long", "ridiculously long", "command too long")
    guard octets > 512, says || refused.code == 500 else { return nil }
    guard refused.isPermanent else {
      guard refused.code == 421 else { return nil }
      return Finding(
        "line-too-long.closed", "the line was too long, and the server ends the session",
        "It had \(octets) octets with its CRLF, and a command line may have 512. To this server a line that long looks "
          + "like an attack.", next: ":reconnect", .lineTooLong, "RFC 5321, section 4.5.3.1.4")
    }
    guard refused.place != .auth else {
      return Finding(
        "line-too-long.auth", "the line was too long: \(octets) octets, and 512 are allowed",
        "A long token does not fit into the command line of every server. Send AUTH and the mechanism alone: they get "
          + "a 334, and the response follows on a line of its own.",
        next: refused.history.login.flatMap { Excerpt.fitting($0.mechanism, in: 30) }.map { "AUTH \($0)" },
        .lineTooLong,
        "RFC 4954, section 4")
    }
    return Finding(
      "line-too-long", "the line was too long: \(octets) octets, and 512 are allowed",
      "A command line, CRLF included, may have 512 octets, and an address 256. What the server did not read cannot "
        + "have been wrong.",
      next: refused.nextStep, .lineTooLong, "RFC 5321, section 4.5.3.1")
  }

  // MARK: What is demanded first

  static let demand: Rule = { refused in
    guard [530, 538, 523].contains(refused.code), refused.place != .connect else { return nil }
    let wantsTLS = refused.code != 530 || refused.says("starttls", "encrypt", "tls", "ssl")
    return wantsTLS ? encryption(refused) : loginDemanded(refused)
  }

  private static func encryption(_ refused: RefusedCase) -> Finding {
    let history = refused.history
    let reference = "RFC 3207, section 4"
    func found(_ id: String, _ summary: String, _ next: String?, _ who: Who? = .senderUser) -> Finding {
      Finding("tls-demanded.\(id)", "encryption is required first", summary, next: next, .tlsRequired, who, reference)
    }
    if history.isEncrypted {
      return found(
        "inside",
        "TLS is on already, and the server still demands it: it means a certificate of yours, a stronger "
          + "kind of TLS, or its two halves do not know of each other.", "QUIT", .recipientAdmin)
    }
    if refused.hasNoList {
      return found(
        "no-list",
        "The server wants TLS before it goes on. EHLO turns the extensions on and shows whether STARTTLS is "
          + "among them; HELO does not.", refused.context.extendedHello)
    }
    if history.findings.contains(.masked) { return found("masked", masked, "QUIT", .senderAdmin) }
    if history.list?[.startTLS] == nil, history.hello == .ehlo {
      return found(
        "not-listed",
        "It demands TLS and does not list STARTTLS: a device in between may take it out, or this port is "
          + "meant for another kind of client. Port 465 speaks TLS from the start.", "QUIT", nil)
    }
    return found(
      "listed",
      "The server accepts nothing in the clear. Turn TLS on, then say EHLO again; after that it may ask for a "
        + "login.", "STARTTLS")
  }

  static let masked =
    "A firewall in between masks what the server says (stars, or a keyword of X's) and blocks STARTTLS. "
    + "Its SMTP inspection has to be switched off, or the mail has to go by another path."

  private static func loginDemanded(_ refused: RefusedCase) -> Finding? {
    let history = refused.history
    if history.isLoggedIn {
      return Finding(
        "login-demanded.again", "a login is demanded, though you are logged in",
        "Your login was accepted on this connection, and the server still asks for one: this account may not be allowed to "
          + "send, or two parts of the server do not know of each other.",
        next: "QUIT", .authRequired, .recipientAdmin, "RFC 4954, section 6")
    }
    func found(_ id: String, _ summary: String, _ next: String?, _ who: Who? = .senderUser) -> Finding {
      let isNamed = refused.says("auth", "log in", "login", "anmeld")
      return Finding(
        "login-demanded.\(id)", isNamed ? "log in first" : "a login or encryption is required first", summary,
        next: next, .authRequired, who, "RFC 4954, section 6")
    }
    if refused.hasNoList {
      return found(
        "no-list",
        "The server accepts nothing before a login. EHLO lists the mechanisms; after HELO none is offered.",
        refused.context.extendedHello)
    }
    guard let list = history.list else { return nil }
    if let login = refused.proposedLogin {
      let clear = !history.isEncrypted && list[.startTLS] != nil
      return found(
        "listed",
        "The server accepts nothing before a login. Its list has AUTH: \(refused.offered)."
          + (clear ? " STARTTLS is on the list as well, and keeps a password from anyone along the path." : ""),
        clear ? "STARTTLS" : login)
    }
    if list.mechanisms?.isEmpty == false {
      return found(
        "refused", "The server accepts nothing before a login, and it has refused each kind that it lists.", "QUIT",
        .recipientAdmin)
    }
    if list[.startTLS] != nil, !history.isEncrypted {
      return found(
        "after-tls",
        "The server accepts nothing before a login, and its list has no AUTH yet: many offer it inside TLS only. "
          + "Turn TLS on, and say EHLO again.", "STARTTLS")
    }
    return found(
      "nowhere",
      "It demands a login, and its EHLO list offers none\(history.isEncrypted ? "" : ", nor STARTTLS"). This port "
        + "is not for you; the one where mail programs log in is 587, or 465 with TLS.", "QUIT", nil)
  }
}
