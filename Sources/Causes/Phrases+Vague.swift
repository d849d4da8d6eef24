extension Phrases {
  /// Words that are said for many causes: what most servers mean by them, where nothing else in the reply tells more.
  static let vague = [
    Phrases(
      .contentSpam, at: [.endOfMessage, .data], by: "many",
      except: """
        unauthenticated / stream is more / command rejected / policy that prohibit / unregistered / organizational / \
          rejected by recipient
        """,
      """
      policy / message rejected / message refused / rejected by / mail rejected / message blocked / blocked / email \
        rejected / refused by / message denied / this message / not accepted / rejected for / message has been \
        rejected / mail refused / poor / denied except requested / temporar / later / transaction failed / mailbox / \
        recipient / header / command / user / error
      """),
    Phrases(
      .recipientPolicy, at: [.mail, .rcpt, .data, .endOfMessage], by: "many",
      """
      policy + rejected / refused / denied / violation / blocked / reasons / reason / prohibit / not allowed / block \
        / reject / local except content / message / temporar
      """),
    Phrases(
      .recipientPolicy, at: [.rcpt, .mail, .endOfMessage, .data, .other, .ehlo, .helo], by: "many",
      """
      access denied / access rejected / access not / rejected access / permission denied / access forbidden + \
        <recipient> / <host> / pfclient / pfhelo / by / because / due / user / group / list / policy / rule / from
      """),
    Phrases(
      .recipientPolicy, at: [.connect], by: "many",
      """
      access denied / not welcome / your mail
      """),
    Phrases(
      .recipientPolicy, digit: 5, at: [.rcpt], by: "many",
      except: "host / server$ / ip$ / client / network",
      """
      policy
      """),
    Phrases(
      .serverFault, digit: 4, by: "many",
      """
      internal / system / daemon / software
      try again / try later / retry / later / please try / resend
      action aborted / aborted / exception / unexpected / assertion / panic / failure / error / misconfig
      vorübergehend / fehler / später / erreur / temporaire / plus tard / error temporal / más tarde / mas tarde / \
        errore / più tardi / erro$ / mais tarde / błąd / później / tijdelijk / later opnieuw / ошибка / временн / \
        позже / 错误 / 稍后 / 稍候 / 系统 / エラー / しばらく / 一時的
      """),
  ]
}
