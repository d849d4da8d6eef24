import Causes

extension VendorTable {
  static let others: [VendorRow] = [
    VendorRow(
      .openSMTPD, [.rcpt], says: ["invalid recipient"], "no such recipient, or no relaying",
      "OpenSMTPD says the same for both: the user does not exist here, or the domain is not its own and "
        + "you are not logged in.",
      next: "Check the recipient; log in", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [], says: ["message is not rfc 2822 compliant"],
      "the message has a malformed header or line ending",
      "A header without its colon, two From: lines, or a bare CR or LF.",
      next: "Send it again with proper headers", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [], says: ["this feature is not supported yet"], "the server does not do this",
      "It knows the word and no more.",
      next: "QUIT", "OpenSMTPD"),
    VendorRow(
      .haraka, [.rcpt], says: ["i cannot deliver mail for"], "no relaying: nobody here takes this recipient",
      "The recipient is not local and you are not logged in.",
      next: "Log in first, or use the MX of that domain", "Haraka"),
    VendorRow(
      .haraka, [], says: ["ssl attempted over a non-ssl socket"],
      "you spoke TLS to a port that begins in the clear",
      "TLS comes after STARTTLS here, or at once on port 465.",
      next: "Connect again, and say EHLO", "Haraka"),
    VendorRow(
      .haraka, [], says: ["bare line-feed"], "a line came that ended with LF alone",
      "Lines in SMTP end with CR and LF.",
      next: "Send it again with CR LF at each line's end", "Haraka"),
    VendorRow(
      .haraka, [], says: ["command line too long"], "the line was too long",
      "521 is this server's own choice of number; 500 is the usual one.",
      next: "Use a shorter line", "Haraka"),
    VendorRow(
      .stalwart, [], says: ["you must authenticate first"], "log in first",
      "Others say 530 for this.",
      next: "{ehlo}", "Stalwart"),
    VendorRow(
      .mimecast, [], says: ["open relay not allowed"], "the server does not serve that domain",
      "For a Mimecast server: the recipient's domain is not one of its customers'.",
      next: "Check the MX of that domain", "Mimecast"),
    VendorRow(
      .stalwart, [], says: ["relay not allowed"], "not its domain and you are not logged in: no relaying",
      "The server accepts mail for elsewhere after a login only.",
      next: "Log in first, or use the MX of that domain", "Stalwart"),
    VendorRow(
      .proofpoint, [], says: ["ipcheck.proofpoint.com"], "your IP address has a bad name at Proofpoint",
      "The link in the text shows what is known, and how to ask.",
      next: "Ask there to be taken off", "Proofpoint"),
    VendorRow(
      .cisco, [], says: ["poor reputation"], "your IP address has a bad name",
      "Cisco's reputation lists are asked before anything else.",
      next: "Look it up at Talos; use your provider", "Cisco IronPort"),
    VendorRow(
      .zoho, [], says: ["relaying disallowed"], "not logged in, or not as that sender: no relaying",
      "The sender has to be the mailbox you logged in to.",
      next: "Log in first", "Zoho"),
    VendorRow(
      .spamhaus, [], says: ["spamhaus"], "your IP address is on a Spamhaus list",
      "PBL holds home connections, which should send through their provider; SBL and XBL hold sources "
        + "of abuse.",
      next: "Look it up at spamhaus.org; use your provider", "Spamhaus"),
    VendorRow(
      .dnsbl, [], says: ["dnsbl"], "your IP address is on a block list",
      "The text names the list, or who asks it.",
      next: "Look your IP address up there", "Comcast; others"),
    VendorRow(
      .dnsbl, [.connect, .mail, .rcpt, .ehlo, .helo], says: ["black list"],
      "your IP address is on a block list",
      "The text may name the list.",
      next: "Look your IP address up there", "GMX; others"),
    VendorRow(
      .dnsbl, [.connect, .mail, .rcpt, .ehlo, .helo], says: ["blacklist"],
      "your IP address, or the sender, is on a block list",
      "The text may name the list.",
      next: "Look your IP address up there", "Practice"),
    VendorRow(
      .spf, [], says: ["spf check failed"], "the sender's domain does not let your IP address send",
      "SPF: the domain lists in the DNS who may send in its name.",
      next: "Use that domain's own server", "RFC 7208; practice"),
    VendorRow(
      .spf, [], says: ["open-spf.org"], "the sender's domain does not let your IP address send",
      "SPF: the domain lists in the DNS who may send in its name. The link explains the case.",
      next: "Use that domain's own server", "RFC 7208; practice"),
    VendorRow(
      .spf, [], says: ["openspf"], "the sender's domain does not let your IP address send",
      "SPF: the domain lists in the DNS who may send in its name. The link explains the case.",
      next: "Use that domain's own server", "RFC 7208; practice"),
    VendorRow(
      .dmarc, [], says: ["per dmarc policy"], "the domain in From: forbids mail from elsewhere",
      "DMARC: the domain asks to refuse mail that neither its SPF nor its DKIM stands behind.",
      next: "Send through that domain's own server", "RFC 7489; practice"),
    VendorRow(
      .dns, [], says: ["reverse dns"], "your IP address has no proper name",
      "Its reverse DNS (PTR) is missing or does not lead back to it.",
      next: "Set the PTR and a matching address record", "Practice"),
    VendorRow(
      .mailbox, [], says: ["mailbox full"], "the mailbox is full",
      "Its owner has to make room.",
      next: "Tell them another way, or try in some days", "Practice"),
    VendorRow(
      .mailbox, [], says: ["mailbox is full"], "the mailbox is full",
      "Its owner has to make room.",
      next: "Tell them another way, or try in some days", "Practice"),
    VendorRow(
      .mailbox, [], says: ["over quota"], "the mailbox is full",
      "Its owner has to make room.",
      next: "Tell them another way, or try in some days", "Practice"),
    VendorRow(
      .mailbox, [], says: ["overquota"], "the mailbox is full",
      "Its owner has to make room.",
      next: "Tell them another way, or try in some days", "Practice"),
    VendorRow(
      .filter, [.endOfMessage], says: ["suspicion of spam"], "taken for spam",
      "By its content, or by what your IP address sent before.",
      next: "Change the message", "Yandex"),
    VendorRow(
      .filter, [.endOfMessage], says: ["spam message rejected"], "taken for spam",
      "A filter added up what speaks against the message.",
      next: "Change the message", "Rspamd"),
    VendorRow(
      .filter, [.endOfMessage], says: ["- spam"], "taken for spam",
      "A filter looked at the content. The id in the text helps the postmaster to find it.",
      next: "Change the message; ask the postmaster", "Amavis"),
    VendorRow(
      .filter, [.endOfMessage], says: ["virus"], "a virus was found in it, or something like one",
      "A filter looked at the content.",
      next: "Look at the attachment", "Practice; Amavis, ClamAV"),
    VendorRow(
      .filter, [.endOfMessage, .rcpt], says: ["try again later"], code: 451, "not now; probably greylisting",
      "The server wants to see whether you come back, as mail servers do.",
      next: "Send the same again in 5 to 30 minutes", "Rspamd; Stalwart"),
    VendorRow(
      .greylist, [.rcpt, .mail, .endOfMessage], says: ["temporary local problem"], code: 451,
      "a passing trouble, or greylisting",
      "Some servers greylist with these words: the next try, with nothing changed, gets through.",
      next: "Send the same again in 5 to 30 minutes", "Practice"),
    VendorRow(
      .tls, [], says: ["lack of security"], "refused for lack of security",
      "The encryption agreed on is too weak for this server, or your certificate was not trusted.",
      next: "QUIT", "RFC 3207; aiosmtpd"),
    VendorRow(
      .relay, [], says: ["no such user"], "no such user there",
      "The domain is right; the name before the @ is not.",
      next: "Check the spelling of the recipient", "Practice"),
  ]
}
