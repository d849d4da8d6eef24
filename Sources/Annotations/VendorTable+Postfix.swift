import Causes

extension VendorTable {
  static let postfix: [VendorRow] = [
    VendorRow(
      .postfix, [], says: ["relay access denied"], cause: .relayDenied,
      "not its domain and you are not logged in: no relaying",
      "The recipient's domain is not one of the server's own. It accepts mail for elsewhere only from its "
        + "network or after a login, usually on port 587.",
      next: "Log in first, or use the MX of that domain", "Postfix, reject_unauth_destination"),
    VendorRow(
      .postfix, [], says: ["user unknown in"], cause: .noSuchUser, "no such mailbox here",
      "The domain is the server's own; the name before the @ is in none of its tables. The text says whether the table "
        + "is a local, virtual or relay one.",
      next: "Check the spelling of the recipient", "Postfix"),
    VendorRow(
      .postfix, [], says: ["sender address rejected: domain not found"], cause: .dnsSender,
      "the sender's domain is not in the DNS",
      "MAIL FROM was accepted, and is judged only now, at the recipient. A bounce could not go anywhere.",
      next: "Start again with a sender whose domain exists", "Postfix, reject_unknown_sender_domain"),
    VendorRow(
      .postfix, [], says: ["recipient address rejected: domain not found"], cause: .dnsRecipient,
      "the recipient's domain is not in the DNS",
      "It may be misspelt, or the DNS did not answer just now.",
      next: "Check the spelling of the domain", "Postfix, reject_unknown_recipient_domain"),
    VendorRow(
      .postfix, [], says: ["unverified address"], cause: .serverFault,
      "the server is still finding out whether the mailbox exists",
      "It asks another server first, and does not keep you waiting for that.",
      next: "Try again in a few minutes", "Postfix, reject_unverified_recipient"),
    VendorRow(
      .postfix, [], says: ["cannot find your hostname"], cause: .ptr,
      "your IP address has no name that leads back to it",
      "The reverse DNS (PTR) and the address record of that name have to agree.",
      next: "Set the PTR and a matching address record", "Postfix, reject_unknown_client_hostname"),
    VendorRow(
      .postfix, [], says: ["cannot find your reverse hostname"], cause: .ptr, "your IP address has no name (PTR)",
      "A mail server's address should have one; a home connection's often has none.",
      next: "Set the PTR record", "Postfix, reject_unknown_reverse_client_hostname"),
    VendorRow(
      .postfix, [], says: ["helo command rejected: need fully-qualified"], cause: .helo,
      "the name from HELO has no domain",
      "HELO was accepted, and is judged only now, at the recipient. A name with dots is wanted.",
      next: "{hello}", "Postfix, reject_non_fqdn_helo_hostname"),
    VendorRow(
      .postfix, [], says: ["helo command rejected"], cause: .helo, "the name you gave with HELO is refused",
      "HELO was accepted, and is judged only now, at the recipient.",
      next: "{hello}", "Postfix, smtpd_helo_restrictions"),
    VendorRow(
      .postfix, [.rcpt], says: ["sender address rejected: need fully-qualified"], cause: .format,
      "the sender has no @ and domain",
      "MAIL FROM was accepted, and is judged only now.",
      next: "Start again with a whole address", "Postfix, reject_non_fqdn_sender"),
    VendorRow(
      .postfix, [.rcpt], says: ["recipient address rejected: need fully-qualified"], cause: .format,
      "the recipient has no @ and domain",
      "A name alone is not an address here.",
      next: "RCPT TO:<{address}>", "Postfix, reject_non_fqdn_recipient"),
    VendorRow(
      .postfix, [], says: ["not owned by user"], cause: .senderPolicy, "you are logged in as somebody else",
      "This login may not use that sender address.",
      next: "MAIL FROM:<{address}>", "Postfix, smtpd_sender_login_maps"),
    VendorRow(
      .postfix, [], says: ["sender address rejected: not logged in"], cause: .authRequired,
      "that sender may be used only after a login",
      "The address belongs to one of the server's own users.",
      next: "Log in first", "Postfix, smtpd_sender_login_maps"),
    VendorRow(
      .postfix, [], says: ["error: too many recipients"], cause: .tooManyRecipients,
      "enough recipients for one message",
      "Those accepted so far stay accepted: send to them, and to the rest in another message.",
      next: "DATA", "Postfix, smtpd_recipient_limit"),
    VendorRow(
      .postfix, [], says: ["send helo/ehlo first"], cause: .unknownCommand, "say HELO or EHLO first",
      "This server insists on a greeting before anything else.",
      next: "{hello}", "Postfix, smtpd_helo_required"),
    VendorRow(
      .postfix, [], says: ["nested mail command"], cause: .unknownCommand, "this message has a sender already",
      "One message has one sender. RSET drops the envelope.",
      next: "RSET", "Postfix"),
    VendorRow(
      .postfix, [], says: ["need mail command"], cause: .unknownCommand, "MAIL comes first",
      "The server has no sender yet; perhaps the MAIL before was refused.",
      next: "MAIL FROM:<{address}>", "Postfix"),
    VendorRow(
      .postfix, [.data, .bdat, .other], says: ["no valid recipients"], cause: .unknownCommand,
      "no recipient was accepted, so there is nobody to send to",
      "That is only what follows: the reason is in the reply to RCPT.",
      next: "RCPT TO:<{address}>", "Postfix"),
    VendorRow(
      .postfix, [], says: ["error: command not recognized"], cause: .unknownCommand,
      "the server does not know this command",
      "Usually it is a spelling mistake. Older versions say it with 502. After too many of these "
        + "it closes the connection.",
      next: ":help", "Postfix"),
    VendorRow(
      .postfix, [], says: ["error: bad syntax"], cause: .unknownCommand, "the line could not be read",
      "It begins with something that is not a verb.",
      next: ":help", "Postfix"),
    VendorRow(
      .postfix, [], says: ["bad sender address syntax"], cause: .format, "the sender is badly written",
      "The form is MAIL FROM:<name@domain>.",
      next: "MAIL FROM:<{address}>", "Postfix"),
    VendorRow(
      .postfix, [], says: ["bad recipient address syntax"], cause: .format, "the recipient is badly written",
      "The form is RCPT TO:<name@domain>.",
      next: "RCPT TO:<{address}>", "Postfix"),
    VendorRow(
      .postfix, [.mail], says: ["syntax: mail from:"], cause: .format, "MAIL is badly written",
      "FROM, the colon and the brackets belong to it.",
      next: "MAIL FROM:<{address}>", "Postfix"),
    VendorRow(
      .postfix, [.rcpt], says: ["syntax: rcpt to:"], cause: .format, "RCPT is badly written",
      "TO, the colon and the brackets belong to it.",
      next: "RCPT TO:<{address}>", "Postfix"),
    VendorRow(
      .postfix, [.ehlo, .helo], says: ["syntax: "], cause: .unknownCommand,
      "the name is missing, or is not a host name",
      "A host name belongs after HELO and EHLO.",
      next: "{hello}", "Postfix"),
    VendorRow(
      .postfix, [], says: ["unsupported option"], cause: .unknownCommand,
      "a parameter after the address is not known here",
      "Only what the EHLO list offers may follow an address.",
      next: "Leave the parameter out", "Postfix"),
    VendorRow(
      .postfix, [], says: ["must declare smtputf8"], cause: .eightBit, "an address that is not ASCII needs SMTPUTF8",
      "The parameter SMTPUTF8 belongs after the address in MAIL, if the server offers it.",
      next: "Add SMTPUTF8 after the address", "Postfix"),
    VendorRow(
      .postfix, [], says: ["error: too many errors"], cause: .tooManyErrors,
      "too many mistakes; the server closes the connection",
      "It counts refused commands, usually twenty, and then closes the connection.",
      next: ":reconnect", "Postfix, smtpd_hard_error_limit"),
    VendorRow(
      .postfix, [], says: ["error: timeout exceeded"], cause: .timeout,
      "you were silent too long; the server closes the connection",
      "By default Postfix waits five minutes, and ten seconds when it is under stress.",
      next: ":reconnect", "Postfix, smtpd_timeout"),
    VendorRow(
      .postfix, [], says: ["too many connections"], cause: .tooManyConnections,
      "too many connections from your address, at once or per minute",
      "The server counts them for each IP address.",
      next: "Wait a minute, then connect again", "Postfix; Orange; others"),
    VendorRow(
      .postfix, [], says: ["i can break rules"], code: 221, cause: .wrongPort,
      "the server thinks that you are a web browser, and leaves",
      "GET and POST, or a line without a verb, are what attackers make a browser send. "
        + "221 here is not an answer to QUIT.",
      next: ":reconnect", "Postfix, smtpd_forbidden_commands"),
    VendorRow(
      .postfix, [], says: ["smtp protocol synchronization"], cause: .pipelining,
      "you spoke before the server had answered",
      "Commands arrived together although the server does not offer that at this place.",
      next: "Wait for each reply", "Postfix, smtpd_forbid_unauth_pipelining"),
    VendorRow(
      .postfix, [.startTLS], says: ["tls not available"], cause: .tlsFailed, "the server cannot start TLS right now",
      "A problem with its certificate, its key or its TLS library is likely.",
      next: "QUIT", "Postfix; Sendmail"),
    VendorRow(
      .postfix, [.startTLS], says: ["tls already active"], cause: .unknownCommand, "the session is encrypted already",
      "STARTTLS works only once.",
      next: "{hello}", "Postfix"),
    VendorRow(
      .postfix, [.vrfy], says: ["vrfy command is disabled"], cause: .unknownCommand, "VRFY is switched off here",
      "Most servers do not tell who exists. RCPT is the real test.",
      next: "Start with MAIL; RCPT is what counts", "Postfix, disable_vrfy_command"),
    VendorRow(
      .postfix, [.rcpt, .mail, .vrfy], says: ["service currently unavailable"], code: 450, cause: .greylist,
      "first visit: come back in a few minutes",
      "postscreen, a program that protects the server, tests unknown clients and lets them in on their next "
        + "visit.",
      next: "Try again in a few minutes, from the same address", "Postfix, postscreen(8)"),
    VendorRow(
      .postfix, [], says: ["protocol error"], cause: .pipelining, "you sent something too early, or in the wrong form",
      "It came before the greeting or before EHLO was answered, or a line ended without CR. Connect again, and wait for 220.",
      next: ":reconnect", "Postfix, postscreen(8)"),
    VendorRow(
      .postfix, [], says: ["error: command not implemented"], cause: .unknownCommand,
      "the server does not do this command",
      "BDAT, for one, may be switched off; DATA does the same.",
      next: "DATA", "Postfix"),
    VendorRow(
      .postfix, [], says: ["client host rejected"], cause: .recipientPolicy, "your host is refused by a rule",
      "The server's rules about IP addresses and host names said no.",
      next: "Read the text; ask the postmaster", "Postfix, smtpd_client_restrictions"),
  ]
}
