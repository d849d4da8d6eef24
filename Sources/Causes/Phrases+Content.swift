extension Phrases {
  /// What the message says.
  static let content = [
    Phrases(
      .contentSpam, by: "Rspamd; Amavis; SpamAssassin; many",
      except: """
        could not reach / not running / cannot connect / connect to / unavailable / bounces from / unauthenticated / stream is more / unregistered / unconfigured / sender verify / mailbox full / helo / ehlo \
          / relay / authentication required / user unknown / amount of spam / prevent spam / fight spam / against spam / \
          compliant
        """,
      """
      spam / spamassassin / spammy / spams / antispam / unsolicited / unwanted / uce$ / ube$ / junk / junkmail / \
        bulk / phish / phishing / scam / fraud / suspicious / suspect / objectionable / inappropriate / offensive \
        / backscatter / rspamd / razor / pyzor / dcc$ / bayes / quarantine / quarantined / score / scored / \
        advertis / fake news / spoofing attack / virus spam
      antyspam / invalid content / unacceptable content / inadmissible content except content type / content transfer
      sensitive words / will not accept delivery / bulk advertis
      content + rejected / reject / denied / restrict / restriction / policy / filter / filtered / blocked / \
        examination / judged / not accepted / refused / unacceptable / prohibited / disallowed / not allowed / \
        forbidden / rejct / protection / violat / rule / restricted / inspection / scan / check / message content \
        / analysis
      local policy / security policies / security policy / message filtered / denied mode / message not allowed / \
        bounce attack / bounce attacks / unicode character in a disallowed / mail matches / fingerprint
      filter / filters / filtered + message / mail / email / rejected / reject / by / rule / policy
      werbung / unerwünscht / spamverdacht / als spam / mail rejete / contenu / indésirable / indesirable / \
        pourriel / contenido / no deseado / correo basura / contenuto / indesiderat / conteúdo / lixo / treść / \
        niechcian / ongewenst / спам / содержим / подозрит / нежелательн / 垃圾 / 内容 / 违规 / 可疑 / 敏感 / 迷惑メール / スパム / \
        内容が
      """)
  ]
}
