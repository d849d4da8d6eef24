extension EnhancedTable {
  /// The content of the message and its encoding (X.6).
  static let content: [EnhancedRow] = [
    EnhancedRow(
      6, 0, "something about the content", "The content cannot be delivered; no finer reason is given.",
      "Read the text", "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 1, "this kind of content is not supported", "The next system cannot carry it.", "Send another format",
      "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 2, "needs a conversion that is forbidden", "The content would have to be converted, and that is prohibited.",
      "Send it in a plainer form", "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 3, "needs a conversion that is not available", "Often from 8-bit to 7-bit.",
      "Encode it as quoted-printable or base64", "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 4, "something was lost in conversion",
      "With 2.6.4 it was delivered without the part that was lost; with 5.6.4 it was refused to avoid the loss.",
      "Send it in a safer encoding", "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 5, "a conversion failed", "The content had to be converted, and that went wrong.", "Change the encoding",
      "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 6, "the content could not be fetched", "It was given as a URL, and was not available there.",
      "Check the URL and its permission", "RFC 4468"),
    EnhancedRow(
      6, 7, "an address that is not ASCII is not accepted",
      "MAIL came without SMTPUTF8, or the address cannot be reached with it.",
      "Add SMTPUTF8 to MAIL, or use an ASCII address", "RFC 6531, section 3.5"),
    EnhancedRow(
      6, 8, "the answer needs characters that you did not allow", "The server would have to answer in UTF-8.",
      "Repeat the command with SMTPUTF8 at its end", "RFC 6531, section 3.7.4.2"),
    EnhancedRow(
      6, 9, "headers that are not ASCII cannot go there", "The next system does not support SMTPUTF8.",
      "Use ASCII headers", "RFC 6531"),
    EnhancedRow(
      6, 10, "the answer needs characters that you did not allow",
      "A second number for X.6.8, registered by mistake.", "Repeat the command with SMTPUTF8 at its end",
      "RFC 6531"),
  ]
}
