extension EnhancedTable {
  /// Other services' numbers that the registry does not list. They are known by their number alone.
  static let others: [EnhancedRow] = [
    EnhancedRow(
      5, 0, 1, by: "Orange", "the sender's domain is on a block list",
      "Orange's own number (invalid sender).", "Look the domain up on the list that the text names"),
    EnhancedRow(
      5, 0, 2, by: "Orange", "the DMARC check failed", "Orange's own number; the 501 is not about syntax here.",
      "Let SPF or DKIM pass for the domain in From:"),
    EnhancedRow(
      5, 5, 7, by: "Hornetsecurity", "an attachment of a forbidden kind",
      "Hornetsecurity's own number.", "Send a link instead of the file"),
  ]
}
