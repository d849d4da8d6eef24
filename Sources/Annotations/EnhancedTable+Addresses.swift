extension EnhancedTable {
  /// X.0, addresses (X.1) and mailboxes (X.2).
  static let addresses: [EnhancedRow] = [
    EnhancedRow(
      0, 0, "no finer reason is given", "Only the first digit and the text tell anything.", "Read the text",
      "RFC 3463, section 3.1"),
    EnhancedRow(
      1, 0, "something about an address", "An address is the reason; the code does not say which one.",
      "Check both addresses", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 1, "no such mailbox at that domain", "The name before the @ does not exist there.",
      "Check the spelling of the recipient", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 2, "the recipient's domain does not exist or accepts no mail",
      "The domain after the @ cannot be reached by mail.", "Check the domain and its MX record",
      "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 3, "the recipient address is malformed",
      "Its form is wrong: brackets, quotes, dots or characters that are not allowed.", "Write the recipient again",
      "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 4, "the address matches more than one mailbox", "The server cannot tell whom you mean.",
      "Use the full address", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 5, "the recipient is valid", "The server checked the address and accepted it.", nil,
      "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 6, "the mailbox has moved and left no new address", "It used to exist; there is no forwarding address.",
      "Ask the person for the new address another way", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 7, "the sender address is malformed", "The form of the address in MAIL FROM is wrong.",
      "Write the sender again", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 8, "the sender's domain cannot receive mail",
      "The domain in MAIL FROM does not exist, or has no server that a bounce could go to.",
      "Use a sender whose domain accepts mail", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 9, "relayed to a system that reports nothing", "Expect no further news of this message.", nil,
      "RFC 3886"),
    EnhancedRow(
      1, 10, "the recipient's domain accepts no mail at all",
      "It publishes a null MX: a single MX record whose host is a lone dot.", "Check the domain's spelling",
      "RFC 7505, section 4.1"),
    EnhancedRow(
      2, 0, "something about the mailbox", "The mailbox exists, and something about it is the reason.",
      "Read the text", "RFC 3463, section 3.3"),
    EnhancedRow(
      2, 1, "the mailbox is disabled",
      "It exists and accepts no messages: for the moment with 4.2.1, for good with 5.2.1.",
      "Reach the person another way", "RFC 3463, section 3.3"),
    EnhancedRow(
      2, 2, "the mailbox is full",
      "Its owner has to make room. Some servers send 5.2.2 although it is only temporary.",
      "Try later, or tell the recipient another way", "RFC 3463, section 3.3"),
    EnhancedRow(
      2, 3, "too large for this mailbox", "The system would accept the message, this mailbox does not.",
      "Send a smaller message", "RFC 3463, section 3.3"),
    EnhancedRow(
      2, 4, "the mailing list could not be expanded",
      "The address is a list, and the server could not find out who its members are.", "Tell the owner of the list",
      "RFC 3463, section 3.3"),
  ]
}
