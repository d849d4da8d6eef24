import Causes

extension VendorTable {
  static let providers: [VendorRow] = [
    VendorRow(
      .microsoft, [.mail, .rcpt], says: ["client was not authenticated"], cause: .authRequired, "log in first",
      "This server accepts mail after a login only, and TLS comes before that.",
      next: "{ehlo}", "Microsoft, 5.7.57"),
    VendorRow(
      .microsoft, [.auth], says: ["smtpclientauthentication is disabled"], cause: .authMethod,
      "logging in for SMTP is switched off",
      "The tenant or the mailbox has SMTP AUTH off; the password may be right.",
      next: "Have SMTP AUTH enabled, or use OAuth", "Microsoft, 5.7.139"),
    VendorRow(
      .microsoft, [.auth], says: ["authentication unsuccessful"], cause: .authFailed, "the login failed",
      "The password is wrong, a second factor is missing, or this kind of login is off.",
      next: "Use an app password or OAuth", "Microsoft, 5.7.3 and 5.7.139"),
    VendorRow(
      .microsoft, [.auth, .mail], says: ["security defaults"], cause: .authMethod,
      "the tenant's security defaults forbid this kind of login",
      "They allow no login with a password alone for SMTP, so the password may be right.",
      next: "Use OAuth, or have SMTP AUTH allowed for this mailbox", "Microsoft, 5.7.139", isWhole: true),
    VendorRow(
      .microsoft, [.auth, .mail], says: ["criteria to be authenticated"], cause: .authMethod,
      "a rule of the tenant forbids this login",
      "Conditional access or a second factor refused it; the password may be right.",
      next: "Look at the sign-in log of the tenant; use OAuth", "Microsoft, 5.7.139", isWhole: true),
    VendorRow(
      .microsoft, [], says: ["does not allow external forwarding"], cause: .senderPolicy,
      "the sender's organization lets nothing be forwarded outside",
      "A rule or a mailbox forwards mail to another organization, and the outbound spam policy of its own one forbids that.",
      next: "Have automatic forwarding allowed there", "Microsoft, 5.7.520", isWhole: true),
    VendorRow(
      .microsoft, [], says: ["exrecipnotfound"], cause: .noSuchUser, "an old internal address, no mail address",
      "Outlook suggests addresses it has used before, some of them Exchange's own (IMCEAEX, X.500). That mailbox has moved.",
      next: "Delete the suggestion, and type the mail address", "Microsoft, 5.1.1", isWhole: true),
    VendorRow(
      .microsoft, [], says: ["attr35"], cause: .dnsRecipient, "the mail went to the wrong region of Microsoft 365",
      "The MX of the domain, or the smart host that was set, is not the one of its tenant.",
      next: "Use the MX that the tenant shows", "Microsoft, ATTR35", isWhole: true),
    VendorRow(
      .microsoft, [], says: ["unable to relay"], cause: .relayDenied,
      "not its domain and you are not logged in: no relaying",
      "The recipient is not in a domain this server accepts.",
      next: "Log in first, or use the right server", "Microsoft, 5.7.54"),
    VendorRow(
      .microsoft, [], says: ["permissions to send as"], cause: .senderPolicy, "you may not send as this sender",
      "The sender is not the mailbox you logged in to.",
      next: "MAIL FROM:<{address}>", "Microsoft, 5.7.60"),
    VendorRow(
      .microsoft, [], says: ["banned sending ip"], cause: .ipBlocklist, "your IP address is on Microsoft's block list",
      "The text names the address and where to ask.",
      next: "Ask at sender.office.com", "Microsoft, 5.7.606 to 649"),
    VendorRow(
      .microsoft, [], says: ["part of their network is on our block list"], cause: .ipBlocklist,
      "your IP address, or its neighbours, are on a block list",
      "Outlook.com judges whole ranges of addresses.",
      next: "Ask with their delisting form; use a relay", "Outlook.com, S3150"),
    VendorRow(
      .microsoft, [], says: ["required authentication level"], cause: .dmarc,
      "the sender's domain proves too little about itself",
      "Whoever sends a lot to Microsoft needs SPF, DKIM and DMARC, all passing.",
      next: "Set up all three", "Outlook.com, 5.7.515"),
    VendorRow(
      .microsoft, [], says: ["temporarily rate limited due to ip reputation"], cause: .ipReputation,
      "slowed down for your IP address's reputation",
      "New or suspect addresses may send only a little at first.",
      next: "Slow down; try again later", "Outlook.com, 4.7.650"),
    VendorRow(
      .microsoft, [.connect, .mail, .rcpt], says: ["rp-001"], cause: .rateLimit,
      "too much, too fast from your IP address",
      "RP-001 to RP-003 stand for limits on rate and connections.",
      next: "Slow down; try again later", "Outlook.com"),
    VendorRow(
      .microsoft, [.connect, .mail, .rcpt], says: ["(sc-00"], cause: .ipReputation,
      "your IP address is refused for its reputation",
      "SC-001 to SC-004 stand for spam seen from it.",
      next: "Ask with their delisting form", "Outlook.com"),
    VendorRow(
      .microsoft, [.connect, .mail, .rcpt], says: ["(dy-001"], cause: .ipBlocklist,
      "your IP address looks like a home connection's",
      "DY-001 and DY-002 stand for addresses that change hands.",
      next: "Send through your provider", "Outlook.com"),
    VendorRow(
      .microsoft, [.connect, .mail, .rcpt], says: ["(ou-001"], cause: .ipBlocklist,
      "your IP address is refused by a rule",
      "OU-001 and OU-002 stand for policy.",
      next: "Ask with their delisting form", "Outlook.com"),
    VendorRow(
      .tOnline, [], says: ["a problem occurred", "ask your postmaster"], cause: .ipBlocklist,
      "T-Online accepts no mail from your IP address",
      "The text gives no reason. T-Online has blocked the address, or has never seen it send mail.",
      next: "Write to {contact}, and name the IP address", "T-Online, postmaster pages", isWhole: true),
    VendorRow(
      .microsoft, [], says: ["tenantattribution"], cause: .relayDenied, "no connector fits your server: no relaying",
      "The IP address or certificate you come with is not one the tenant named.",
      next: "Fix the inbound connector", "Microsoft, 5.7.64", isWhole: true),
    VendorRow(
      .microsoft, [], says: ["server busy. please try again later"], cause: .serverBusy, "busy, or wary of you",
      "A brake for unknown or suspect senders; (AS...) is Microsoft's own note.",
      next: "Slow down; try again later", "Microsoft, 4.7.500"),
    VendorRow(
      .microsoft, [], says: ["thread limit exceeded"], cause: .rateLimit, "the mailbox gets too much at once",
      "Elsewhere 432 is about logins; here it just means later.",
      next: "Try again in a few minutes", "Microsoft"),
    VendorRow(
      .microsoft, [], says: ["maximum number of concurrent connections"], cause: .tooManyConnections,
      "too many connections at once",
      "The server counts them and has reached its limit.",
      next: "Use fewer connections at a time", "Microsoft"),
    VendorRow(
      .google, [], says: ["receiving mail too quickly"], cause: .rateLimit, "the mailbox gets too much at once",
      "Not your fault, as a rule.",
      next: "Try again later", "Gmail"),
    VendorRow(
      .google, [], says: ["try again later, closing connection"], cause: .ipReputation,
      "not now; too busy, or wary of you",
      "Often said right at HELO, to addresses it does not know.",
      next: "Connect again later", "Gmail"),
    VendorRow(
      .google, [], says: ["tls required for rcpt domain"], cause: .tlsRequired,
      "that recipient's domain demands encryption",
      "No mail for it is accepted in the clear.",
      next: "STARTTLS", "Gmail"),
    VendorRow(
      .microsoft, [], says: ["cannot achieve exchange server authentication"], cause: .authFailed,
      "two Exchange servers could not authenticate to each other",
      "The sending server expected Exchange's own login, and the receive connector of the other does not do it. No user "
        + "name and no password of yours is wrong.",
      next: "Have the Exchange administrator check the connectors", "Exchange, X-EXPS"),
    VendorRow(
      .google, [], says: ["not in whitelist for rcpt domain"], cause: .recipientPolicy,
      "that recipient accepts mail from listed servers only",
      "Its administrator keeps a list of IP addresses; yours is not on it.",
      next: "Ask the recipient's administrator", "Gmail"),
    VendorRow(
      .google, [], says: ["sender is unauthenticated"], cause: .dmarc, "nothing proves who the sender is",
      "Neither SPF nor DKIM passed for the message. Gmail asks every sender for one of them. The "
        + "registry means several failed checks by 5.7.26.",
      next: "Publish SPF or sign with DKIM", "Gmail, 5.7.26"),
    VendorRow(
      .google, [], says: ["domain's dmarc policy"], cause: .dmarc, "the domain in From: forbids mail from elsewhere",
      "DMARC: the domain asks to refuse mail for which neither its SPF nor its DKIM passes.",
      next: "Send through that domain's own server", "Gmail, DMARC"),
    VendorRow(
      .google, [], says: ["ipv6 sending guidelines"], cause: .ptr, "IPv6 needs a name (PTR) and SPF or DKIM here",
      "Gmail is stricter with IPv6 than with IPv4.",
      next: "Set the PTR, or send over IPv4", "Gmail"),
    VendorRow(
      .google, [], says: ["likely suspicious due to"], cause: .contentSpam,
      "taken for spam: the sender has a bad reputation",
      "The domain or the IP address was seen with spam before.",
      next: "Use your provider's server", "Gmail"),
    VendorRow(
      .google, [], says: ["potential security issue"], cause: .attachment, "an attachment is of a dangerous kind",
      "Programs, even packed, are refused.",
      next: "Send a link instead", "Gmail"),
    VendorRow(
      .google, [], says: ["valid address in from: header"], cause: .format,
      "the message has no From: header, or an odd one",
      "Headers may say anything to SMTP, but this server wants one valid From:.",
      next: "Send it again with From: <{address}>", "Gmail"),
    VendorRow(
      .google, [], says: ["not a valid rfc-5321 address"], cause: .format, "the address is badly written",
      "The form is <name@domain>.",
      next: "Write the address again", "Gmail"),
    VendorRow(
      .google, [], says: ["no commands allowed to pipeline after starttls"], cause: .pipelining,
      "something was sent after STARTTLS, too early",
      "After STARTTLS wait for its 220; then comes the handshake, and nothing in the clear.",
      next: ":reconnect", "Gmail"),
    VendorRow(
      .google, [.auth], says: ["username and password not accepted"], cause: .authFailed,
      "user name or password is not accepted",
      "Gmail wants a password made for one program (app password) or a token; the usual one will not do.",
      next: "Use an app password or OAuth", "Gmail, BadCredentials"),
    VendorRow(
      .google, [.auth], says: ["application-specific password required"], cause: .appPassword,
      "an app password is needed",
      "The account has a second factor, so its usual password is not enough here.",
      next: "Make an app password and use that", "Gmail"),
    VendorRow(
      .yahoo, [], says: ["temporarily deferred due to unexpected volume"], cause: .ipReputation,
      "slowed down: too much mail, or complaints",
      "TSS04: the reputation of your IP address is in doubt.",
      next: "Try again in a few hours", "Yahoo, TSS04"),
    VendorRow(
      .yahoo, [], says: ["[bl21]"], cause: .ipBlocklist, "your IP address is on a block list",
      "BL21 names Spamhaus, which has a page to look it up.",
      next: "Ask at Spamhaus to be taken off", "Yahoo, BL21"),
    VendorRow(
      .yahoo, [.endOfMessage], says: ["message not accepted for policy reasons"], cause: .dmarc,
      "the message is refused by a rule",
      "Usually DMARC: the domain in From: asks to refuse mail from elsewhere.",
      next: "Send through that domain's own server", "Yahoo"),
    VendorRow(
      .apple, [], says: ["[cs01]"], cause: .contentSpam, "the message is refused by a rule",
      "By its content, or by what your IP address sent before.",
      next: "Change the message; use your provider", "iCloud, CS01"),
    VendorRow(
      .amazonSES, [.auth], says: ["authentication credentials invalid"], cause: .authFailed, "the login failed",
      "The words are those of Amazon SES, and of aiosmtpd. SES has SMTP passwords of its own; the keys of an AWS account do "
        + "not fit.",
      next: "Check both; at SES, make SMTP credentials", "Amazon SES; aiosmtpd"),
    VendorRow(
      .amazonSES, [], says: ["maximum sending rate exceeded"], cause: .rateLimit,
      "more messages a second than you are allowed",
      "SES limits the rate of each account.",
      next: "Slow down", "Amazon SES"),
    VendorRow(
      .amazonSES, [], says: ["email address is not verified"], cause: .senderUnverified,
      "the sender is not one you have proved to be yours",
      "A new account may write only to and from addresses that were verified.",
      next: "Verify the address", "Amazon SES"),
  ]
}
