extension GlossaryTable {
  /// What proves who a message is from.
  static let senderChecks: [Term] = [
    Term(
      "SPF", also: ["sender policy framework", "SPF fail", "softfail", "SPF softfail"],
      "which IP addresses may send for a domain",
      "A list in a domain's DNS of the IP addresses that may send mail for it. It is checked against the envelope sender.",
      "RFC 7208"),
    Term(
      "DKIM", also: ["domainkeys", "domainkeys identified mail", "DKIM selector", "selector"],
      "a domain's signature over a message",
      "A signature over a message, made with a key of a domain, which the domain publishes in its DNS.", "RFC 6376"),
    Term(
      "DMARC", also: ["domain-based message authentication", "p=reject", "p=none", "p=quarantine", "DMARC reject"],
      "SPF or DKIM has to pass for the domain in From:",
      "A rule in a domain's DNS: SPF or DKIM has to pass for the domain in From:, and what to do with a message if not.",
      "RFC 9989"),
    Term(
      "alignment", also: ["aligned", "DMARC alignment", "identifier alignment"],
      "the checked domain is the one in From:",
      "For DMARC it is not enough that SPF or DKIM passes: it has to pass for the domain in From:, or for one of the same "
        + "organization.", "RFC 9989, section 4.4"),
    Term(
      "ARC", also: ["authenticated received chain"], "what forwarders found when they checked a message",
      "Authenticated Received Chain: each forwarder records and signs how SPF, DKIM and DMARC came out before it changed the "
        + "message. A receiver may trust that.", "RFC 8617"),
    Term(
      "BIMI", also: ["brand indicators", "VMC", "brand indicators for message identification"],
      "a sender's logo beside its mail",
      "Brand Indicators for Message Identification: a domain with a strict DMARC policy publishes a logo, and some mail "
        + "programs show it.", "draft-brand-indicators-for-message-identification"),
    Term(
      "Authentication-Results", also: ["auth results", "email authentication", "sender authentication"],
      "the header with the results of the checks",
      "A header in which the receiving server writes how SPF, DKIM and DMARC came out.", "RFC 8601"),
    Term(
      "Sender ID", also: ["senderid", "PRA"], "an abandoned rival of SPF",
      "Microsoft's experiment beside SPF, with the same records for the address in From:. Abandoned.",
      "RFC 4406, historic"),
    Term(
      "callout", also: ["sender verification", "callback verification", "sender callout", "verify failed", "callback"],
      "asking the sender's server whether the sender exists",
      "While you wait, the server connects to the MX of your sender's domain and tries RCPT with that address. If that is "
        + "refused, so is your message.", "Exim specification, chapter Access control lists"),
    Term(
      "Return-Path domain", also: ["envelope domain", "bounce domain", "custom return path"],
      "the domain that SPF checks",
      "The domain of the envelope sender. SPF is checked for it; for DMARC it has to match the domain in From:.",
      "RFC 7208, section 2.4"),
  ]
}
