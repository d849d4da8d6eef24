import Causes

extension EnhancedTable {
  /// Numbers that Google uses otherwise than the registry, or that it made up. Source: Gmail SMTP errors and codes,
  /// support.google.com/a/answer/3726730.
  static let google: [EnhancedRow] =
    both(
      7, 24, "something is wrong with the SPF record", "Google's meaning, close to the registry's.",
      "Fix the SPF record")
    + both(
      7, 27, "SPF did not pass",
      "Google's meaning: the IP address is not in the SPF record of the sender's domain.",
      "Add the IP address to the SPF record")
    + both(
      7, 28, "too much unsolicited mail from you",
      "Google limits the rate of an IP address, a domain or a link; the text says which.", "Slow down")
    + both(
      7, 29, "the message did not come over TLS", "Google's meaning: TLS is required.", "STARTTLS")
    + both(
      7, 30, "DKIM did not pass", "Google's meaning: the message has no valid DKIM signature.",
      "Sign the message with DKIM")
    + both(
      7, 31, "the sender's domain has no DMARC record", "Google's rule for bulk senders (now X.7.40).",
      "Publish a DMARC record")
    + both(
      7, 32, "the domain in From: is not aligned with SPF or DKIM",
      "Google's rule for bulk senders: one of the two has to pass for the domain in From:.",
      "Sign with DKIM as the domain in From:")
    + both(
      7, 40, "no DMARC record; after AUTH: mechanism not supported",
      "Google's meaning: the sender's domain has no DMARC policy. With 504 after AUTH it is about the mechanism.",
      "Publish a DMARC record")
    + [
      EnhancedRow(
        4, 7, 23, .google, "your IP address has no valid reverse DNS",
        "Google's meaning: the PTR record is missing or does not match.",
        "Set the PTR record and a matching address record"),
      EnhancedRow(
        5, 7, 26, .google, "the sender is not authenticated",
        "Google's meaning: neither SPF nor DKIM passed, or the domain's DMARC policy asks for a refusal.",
        "Set up SPF and DKIM, then DMARC"),
      EnhancedRow(
        4, 7, 26, .google, "the sender is not authenticated",
        "Google's meaning: neither SPF nor DKIM passed.", "Set up SPF and DKIM, then DMARC"),
      EnhancedRow(
        5, 4, 5, .google, "the daily sending limit is used up",
        "Google's meaning: this account has sent as much as it may in a day.", "Try again in 24 hours"),
      EnhancedRow(
        5, 7, 14, .google, "log in with a web browser first",
        "Google's meaning: it wants to see you in a browser before it lets this program log in.",
        "Open the link in the text, then try again"),
      EnhancedRow(
        5, 7, 80, .google, "user name or password is wrong",
        "Google's longer form of 5.7.8. It wants an app password or a token, not the usual password.",
        "Use an app password or OAuth"),
      EnhancedRow(
        5, 7, 90, .google, "an app password is required",
        "Google's longer form of 5.7.9: the account has a second factor, so the usual password will not do.",
        "Create an app password in the account's security settings"),
    ]

  /// The same number in both classes: 4 while Google only slows down, 5 when it refuses.
  private static func both(
    _ subject: Int, _ detail: Int, _ short: String, _ meaning: String, _ next: String?
  ) -> [EnhancedRow] {
    [4, 5].map { EnhancedRow($0, subject, detail, .google, short, meaning, next) }
  }
}
