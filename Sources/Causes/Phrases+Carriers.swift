extension Phrases {
  /// What Postfix says before a reason, where there is none.
  static let carriers = [
    Phrases(
      .ipBlocklist, at: [.connect, .helo, .ehlo], by: "many",
      """
      blocked / banned / denied / deny / denyip
      """),
    Phrases(
      .recipientPolicy, by: "Postfix",
      """
      pfclient
      """),
    Phrases(
      .senderPolicy, by: "Postfix",
      """
      pfsender
      """),
    Phrases(
      .noSuchUser, by: "Postfix; Zimbra",
      """
      pfrecipient
      """),
  ]
}
