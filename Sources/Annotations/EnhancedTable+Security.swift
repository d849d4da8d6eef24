extension EnhancedTable {
  /// Security and policy (X.7).
  static let security: [EnhancedRow] = [
    EnhancedRow(
      7, 0, "a security or policy reason, not given in detail",
      "Authentication, encryption or a local rule: the code does not say which.", "Read the text",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 1, "not authorized; the code fits many reasons",
      "A rule forbids it: relaying, a block list, a spam filter, a login that is missing. Only the text tells which.",
      "Read the text", "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 2, "you may not write to that mailing list",
      "The list accepts mail from its members only, or from some of them.", "Join the list, or ask its owner",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 3, "needs a security conversion that is not possible",
      "A signed or encrypted message would have to be converted.", "Send it another way", "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 4, "this security feature is not supported", "The server does not offer the mechanism asked for.",
      "Choose one from the AUTH list", "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 5, "the cryptography failed", "Something could not be decrypted or verified.", "Check the keys",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 6, "an unknown cryptographic algorithm", "The server does not support it.", "Use a common algorithm",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 7, "the message was changed on its path", "Its integrity could not be confirmed.", "Send it again",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 8, "user name or password is wrong",
      "The server does not say which. A provider may want an app password or a token.",
      "Check both, then start AUTH again", "RFC 4954, section 6"),
    EnhancedRow(
      7, 9, "the authentication mechanism is too weak", "The server wants a stronger one for this user.",
      "Choose another from the AUTH list", "RFC 4954, section 6"),
    EnhancedRow(
      7, 10, "encryption is required first", "Turn TLS on, then send EHLO again.", "STARTTLS",
      "RFC 5248, section 2.4"),
    EnhancedRow(
      7, 11, "this mechanism requires encryption", "In the clear it would reveal the password.", "STARTTLS",
      "RFC 4954, section 6"),
    EnhancedRow(
      7, 12, "a password transition is needed: log in with PLAIN",
      "The server has to store a new kind of secret for you. Do it under TLS only.", "Log in with PLAIN, inside TLS",
      "RFC 4954, section 6"),
    EnhancedRow(
      7, 13, "the account is disabled", "The password may be right.", "Ask the provider",
      "RFC 5248, section 2.4"),
    EnhancedRow(
      7, 14, "two servers do not trust each other",
      "The server that has to fetch the message is not known to the one that stores it.",
      "Have the two set up to trust each other", "RFC 5248, section 2.4"),
    EnhancedRow(
      7, 15, "the priority is too low", "Below what the server accepts now.", "Wait, or ask for a higher priority",
      "RFC 6710"),
    EnhancedRow(
      7, 16, "too large for its priority", "The server accepts larger messages at a higher priority only.",
      "Send a smaller message, or ask for a higher priority", "RFC 6710"),
    EnhancedRow(
      7, 17, "the mailbox has a new owner", "It changed hands after the date you gave.",
      "Send nothing private there", "RFC 7293"),
    EnhancedRow(
      7, 18, "the domain has a new owner", "It changed hands after the date you gave.",
      "Send nothing private there", "RFC 7293"),
    EnhancedRow(
      7, 19, "whether the owner changed is not known", "The server has no record to compare your date with.",
      "Send it without RRVS, if you may", "RFC 7293"),
    EnhancedRow(
      7, 20, "no DKIM signature passed", "DKIM is a signature over the message; none could be verified.",
      "Fix the signing, or the key in your DNS", "RFC 7372"),
    EnhancedRow(
      7, 21, "no DKIM signature that is accepted here", "Signatures passed, but for domains that do not count here.",
      "Sign as an accepted domain", "RFC 7372"),
    EnhancedRow(
      7, 22, "no DKIM signature of the domain in From:", "None of the signatures is the author's.",
      "Sign as the domain in From:", "RFC 7372"),
    EnhancedRow(
      7, 23, "SPF failed: this IP address may not send for the domain",
      "The sender's domain lists in its DNS which addresses may send for it. Yours is not among them.",
      "Send through that domain's own server, or add the address to SPF", "RFC 7372"),
    EnhancedRow(
      7, 24, "SPF could not be evaluated",
      "The SPF record of the sender's domain is broken or cannot be fetched.", "Fix the SPF record",
      "RFC 7372"),
    EnhancedRow(
      7, 25, "your IP address has no valid reverse DNS",
      "Its PTR record is missing, or the name it gives does not point back to the address.",
      "Set the PTR record and a matching address record", "RFC 7372"),
    EnhancedRow(
      7, 26, "more than one check of the sender failed", "Two or more of SPF, DKIM and DMARC.",
      "Fix the DNS records of the sender's domain", "RFC 7372"),
    EnhancedRow(
      7, 27, "the sender's domain accepts no mail",
      "It publishes a null MX, so no bounce could ever go back.", "Use a sender that can receive mail",
      "RFC 7505, section 4.2"),
    EnhancedRow(
      7, 28, "part of a flood of mail", "Many similar messages are arriving at once.", "Slow down",
      "draft-levine-mailbomb-header"),
    EnhancedRow(
      7, 29, "the ARC chain is broken",
      "ARC records what each forwarder found when it checked the message. Here the chain does not verify.",
      "Fix the forwarder", "RFC 8617"),
    EnhancedRow(
      7, 30, "TLS on every hop cannot be promised",
      "The message asks for REQUIRETLS, and the next system does not support it.",
      "Leave REQUIRETLS out, if you may", "RFC 8689, section 4.2.1"),
  ]
}
