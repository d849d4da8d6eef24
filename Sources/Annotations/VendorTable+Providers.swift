import Causes

extension VendorTable {
  static let providers: [VendorRow] = [
    VendorRow(
      .microsoft, [.mail, .rcpt], says: ["client was not authenticated"], "log in first",
      "This server accepts mail after a login only, and TLS comes before that.",
      next: "{ehlo}", "Microsoft, 5.7.57"),
    VendorRow(
      .microsoft, [.auth], says: ["smtpclientauthentication is disabled"],
      "logging in for SMTP is switched off",
      "The tenant or the mailbox has SMTP AUTH off; the password may be right.",
      next: "Have SMTP AUTH enabled, or use OAuth", "Microsoft, 5.7.139"),
    VendorRow(
      .microsoft, [.auth], says: ["authentication unsuccessful"], "the login failed",
      "A wrong password, a second factor that is missing, or this kind of login is off. The registry "
        + "means something else by 5.7.3.",
      next: "Use an app password or OAuth", "Microsoft, 5.7.3"),
    VendorRow(
      .microsoft, [], says: ["unable to relay"], "not its domain and you are not logged in: no relaying",
      "The recipient is not in a domain this server accepts.",
      next: "Log in first, or use the right server", "Microsoft, 5.7.54"),
    VendorRow(
      .microsoft, [], says: ["permissions to send as"], "you may not send as this sender",
      "The sender is not the mailbox you logged in to.",
      next: "MAIL FROM:<{address}>", "Microsoft, 5.7.60"),
    VendorRow(
      .microsoft, [.rcpt], says: ["recipient address rejected: access denied"], "no such recipient there",
      "Its front door does not know the address. The registry means something else by 5.4.1.",
      next: "Check the spelling of the recipient", "Microsoft, 5.4.1"),
    VendorRow(
      .microsoft, [], says: ["recipientnotfound"], "no such recipient there",
      "The address is not in the directory. The registry means a null MX by 5.1.10.",
      next: "Check the spelling of the recipient", "Microsoft, 5.1.10"),
    VendorRow(
      .microsoft, [], says: ["banned sending ip"], "your IP address is on Microsoft's block list",
      "The text names the address and where to ask.",
      next: "Ask at sender.office.com", "Microsoft, 5.7.606 to 649"),
    VendorRow(
      .microsoft, [], says: ["part of their network is on our block list"],
      "your IP address, or its neighbours, are on a block list",
      "Outlook.com judges whole ranges of addresses.",
      next: "Ask with their delisting form; use a relay", "Outlook.com, S3150"),
    VendorRow(
      .microsoft, [], says: ["required authentication level"],
      "the sender's domain proves too little about itself",
      "Who sends much to Microsoft needs SPF, DKIM and DMARC, all passing.",
      next: "Set up all three", "Outlook.com, 5.7.515"),
    VendorRow(
      .microsoft, [], says: ["temporarily rate limited"], "slowed down for your IP address's reputation",
      "New or suspect addresses may send little at first.",
      next: "Slow down; try again later", "Outlook.com, 4.7.650"),
    VendorRow(
      .microsoft, [.connect, .mail, .rcpt], says: ["rp-00"], "too much, too fast from your IP address",
      "RP-001 to RP-003 stand for limits on rate and connections.",
      next: "Slow down; try again later", "Outlook.com"),
    VendorRow(
      .microsoft, [.connect, .mail, .rcpt], says: ["(sc-0"], "your IP address is refused for its reputation",
      "SC-001 to SC-004 stand for spam seen from it.",
      next: "Ask with their delisting form", "Outlook.com"),
    VendorRow(
      .microsoft, [.connect, .mail, .rcpt], says: ["(dy-00"],
      "your IP address looks like a home connection's",
      "DY-001 and DY-002 stand for addresses that change hands.",
      next: "Send through your provider", "Outlook.com"),
    VendorRow(
      .microsoft, [.connect, .mail, .rcpt], says: ["(ou-00"], "your IP address is refused by a rule",
      "OU-001 and OU-002 stand for policy.",
      next: "Ask with their delisting form", "Outlook.com"),
    VendorRow(
      .microsoft, [], says: ["tenantattribution"], "no connector fits your server: no relaying",
      "The IP address or certificate you come with is not one the tenant named.",
      next: "Fix the inbound connector", "Microsoft, 5.7.64"),
    VendorRow(
      .microsoft, [], says: ["server busy. please try again later"], "busy, or wary of you",
      "A brake for unknown or suspect senders; (AS...) is a note to themselves.",
      next: "Slow down; try again later", "Microsoft, 4.7.500"),
    VendorRow(
      .microsoft, [], says: ["thread limit exceeded"], "the mailbox gets too much at once",
      "The number 432 belongs to logins elsewhere; here it just means later.",
      next: "Try again in some minutes", "Microsoft"),
    VendorRow(
      .microsoft, [], says: ["maximum number of concurrent connections"], "too many connections at once",
      "The server counts them and has reached its limit.",
      next: "Use fewer connections at a time", "Microsoft"),
    VendorRow(
      .google, [], says: ["email account that you tried to reach does not exist"],
      "no such mailbox at Gmail",
      "The domain is served by Google; the name before the @ is not there.",
      next: "Check the spelling of the recipient", "Gmail, NoSuchUser"),
    VendorRow(
      .google, [], says: ["email account that you tried to reach is disabled"],
      "the mailbox is switched off",
      "It exists, and takes no mail.",
      next: "Reach the person another way", "Gmail"),
    VendorRow(
      .google, [], says: ["receiving mail too quickly"], "the mailbox gets too much at once",
      "Not your fault, as a rule.",
      next: "Try again later", "Gmail"),
    VendorRow(
      .google, [], says: ["email account that you tried to reach is over quota"], "the mailbox is full",
      "Its owner has to make room.",
      next: "Tell them another way, or try in some days", "Gmail, OverQuota"),
    VendorRow(
      .google, [], says: ["unusual rate of unsolicited mail"], "too much unwanted mail from your IP address",
      "Google slows the address down, or its neighbours.",
      next: "Slow down; use your provider's server", "Gmail"),
    VendorRow(
      .google, [], says: ["try again later, closing connection"], "not now; too busy, or wary of you",
      "Often said right at HELO, to addresses it does not know.",
      next: "Connect again later", "Gmail"),
    VendorRow(
      .google, [], says: ["tls required for rcpt domain"], "that recipient's domain demands encryption",
      "Nothing is taken for it in the clear.",
      next: "STARTTLS", "Gmail"),
    VendorRow(
      .google, [], says: ["not in whitelist for rcpt domain"],
      "that recipient accepts mail from listed servers only",
      "Its administrator keeps a list of IP addresses; yours is not on it.",
      next: "Ask the recipient's administrator", "Gmail"),
    VendorRow(
      .google, [], says: ["sender is unauthenticated"], "nothing proves who the sender is",
      "Neither SPF nor DKIM passed for the message. Gmail asks every sender for one of them. The "
        + "registry means several failed checks by 5.7.26.",
      next: "Publish SPF or sign with DKIM", "Gmail, 5.7.26"),
    VendorRow(
      .google, [], says: ["domain's dmarc policy"], "the domain in From: forbids mail from elsewhere",
      "DMARC: the domain asks to refuse mail that neither its SPF nor its DKIM stands behind.",
      next: "Send through that domain's own server", "Gmail, DMARC"),
    VendorRow(
      .google, [], says: ["ipv6 sending guidelines"], "IPv6 needs a name (PTR) and SPF or DKIM here",
      "Gmail is stricter with IPv6 than with IPv4.",
      next: "Set the PTR, or send over IPv4", "Gmail"),
    VendorRow(
      .google, [], says: ["likely unsolicited mail"], "taken for spam",
      "By its content, or by what your IP address sent before.",
      next: "Change the message; use your provider", "Gmail"),
    VendorRow(
      .google, [], says: ["likely suspicious due to"], "taken for spam: the sender has a bad name",
      "The domain or the IP address was seen with spam before.",
      next: "Use your provider's server", "Gmail"),
    VendorRow(
      .google, [], says: ["potential security issue"], "an attachment is of a dangerous kind",
      "Programs, even packed, are refused.",
      next: "Send a link instead", "Gmail"),
    VendorRow(
      .google, [], says: ["valid address in from: header"], "the message has no From: header, or an odd one",
      "Headers may say anything to SMTP, but this server wants one valid From:.",
      next: "Send it again with From: <{address}>", "Gmail"),
    VendorRow(
      .google, [], says: ["not a valid rfc-5321 address"], "the address is badly written",
      "The form is <name@domain>.",
      next: "Write the address again", "Gmail"),
    VendorRow(
      .google, [], says: ["no commands allowed to pipeline after starttls"],
      "something was sent after STARTTLS, too early",
      "After STARTTLS comes the handshake, and nothing in the clear.",
      next: "Connect again; wait for 220", "Gmail"),
    VendorRow(
      .google, [], says: ["timeout - closing connection"], "you were silent too long; the server closes the connection",
      "By hand, a slow message can be enough.",
      next: "Connect again", "Gmail"),
    VendorRow(
      .google, [], says: ["server busy, try again later"], "the server is busy",
      "It says nothing about you.",
      next: "Try again later", "Gmail"),
    VendorRow(
      .google, [.auth], says: ["username and password not accepted"],
      "user name or password is not accepted",
      "Gmail wants a password made for one program (app password) or a token; the usual one does not do.",
      next: "Use an app password or OAuth", "Gmail, BadCredentials"),
    VendorRow(
      .google, [.auth], says: ["application-specific password required"], "an app password is wanted",
      "The account has a second factor, so its usual password is not enough here.",
      next: "Make an app password and use that", "Gmail"),
    VendorRow(
      .google, [], says: ["authentication required"], "log in first",
      "This server accepts mail after a login only.",
      next: "{ehlo}", "Gmail; others"),
    VendorRow(
      .yahoo, [], says: ["temporarily deferred due to unexpected volume"],
      "slowed down: too much mail, or complaints",
      "TSS04: the reputation of your IP address is in doubt.",
      next: "Try again in some hours", "Yahoo, TSS04"),
    VendorRow(
      .yahoo, [], says: ["[bl21]"], "your IP address is on a block list",
      "BL21 names Spamhaus, which has a page to look it up.",
      next: "Ask at Spamhaus to be taken off", "Yahoo, BL21"),
    VendorRow(
      .yahoo, [], says: ["message not accepted for policy reasons"], "the message is refused by a rule",
      "Usually DMARC: the domain in From: asks to refuse mail from elsewhere.",
      next: "Send through that domain's own server", "Yahoo"),
    VendorRow(
      .yahoo, [.rcpt, .endOfMessage], says: ["this user doesn't have a"], "no such user there",
      "The domain is right; the name before the @ is not.",
      next: "Check the spelling of the recipient", "Yahoo"),
    VendorRow(
      .apple, [], says: ["[cs01]"], "the message is refused by a rule",
      "By its content, or by what your IP address sent before.",
      next: "Change the message; use your provider", "iCloud, CS01"),
    VendorRow(
      .apple, [], says: ["service unavailable - try again later"], "not now; the server is busy",
      "Often at the top of an hour, when many send.",
      next: "Try again in some minutes", "iCloud"),
    VendorRow(
      .amazonSES, [.auth], says: ["authentication credentials invalid"], "user name or password is wrong",
      "The words are those of Amazon SES, and of aiosmtpd. SES has SMTP passwords of its own; the keys of an AWS account do "
        + "not fit.",
      next: "Check both; at SES, make SMTP credentials", "Amazon SES; aiosmtpd"),
    VendorRow(
      .amazonSES, [], says: ["maximum sending rate exceeded"],
      "more messages a second than you are allowed",
      "SES limits the rate of each account.",
      next: "Slow down", "Amazon SES"),
    VendorRow(
      .amazonSES, [], says: ["email address is not verified"],
      "the sender is not one you have proved to be yours",
      "A new account may write only to and from addresses that were verified.",
      next: "Verify the address", "Amazon SES"),
  ]
}
