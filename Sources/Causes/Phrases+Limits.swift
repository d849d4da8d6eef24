extension Phrases {
  /// What passes with time, or by sending less: greylisting, counters, quotas.
  static let limits = [
    Phrases(
      .greylist, by: "Postgrey; milter-greylist; Exim; Mimecast",
      """
      greylist / graylist / grey list / gray list / greylisted / liste grise / lista grigia / lista gris / серый \
        список / серого списка / 灰名单
      not yet authorized to deliver
      come back + later / in$ / minutes / minute / soon / please / seconds except error / errors / too many / \
        sessions
      internal resource temporarily / recipient temporarily unavailable
      first contact / first time + sender / delivery / connection / seen / connecting
      early retry
      too early > retry / again / back
      """),
    Phrases(
      .greylist, digit: 4, by: "Postgrey; Exim; Rspamd",
      except: """
        previous errors / reverse dns / authentic / password / log in / login / connection / connections / rate / \
          too many / limit / quota / dns / full
        """,
      """
      try / retry / wait / again / back / resend + minutes / minute / seconds / second / secs / min$ / mins / sec$
      unknown / new / first > triplet / sender / client / host + temporarily / delayed / deferred / again except \
        sender domain / domain / address
      pfrecipient > policy rejection
      temporarily rejected except error / dmarc / server
      """),
    Phrases(
      .greylist, digit: 4, at: [.mail, .rcpt, .endOfMessage, .vrfy, .expn], by: "Postfix, postscreen(8); Yandex",
      except: """
        busy / load / resources / authentic / connections / internal / maximum
        """,
      """
      service is currently unavailable / service currently unavailable / service temporarily unavailable
      """),
    Phrases(
      .dnsRecipient, at: [.rcpt], by: "Postfix; sendmail",
      """
      pfrecipient + address uses mx in
      name server timeout / name server time out
      """),
    Phrases(
      .dnsSender, by: "Postfix",
      """
      pfsender + address uses mx in
      """),
    Phrases(
      .rateLimit, by: "policy servers",
      """
      you are sending / you sent / you have sent / sender has sent / sent > too many / to many / so many
      max message per connection / max messages per connection / maximum message per connection
      max defers and failures / exceeded the max defers
      """),
    Phrases(
      .loop, by: "sendmail",
      """
      mx list for > points back / points to
      """),
    Phrases(
      .serverFault, digit: 4, at: [.rcpt], by: "OpenSMTPD",
      """
      mailing list expansion
      """),
    Phrases(
      .noSuchUser, digit: 5, at: [.rcpt], by: "OpenSMTPD",
      """
      mailing list expansion
      """),
    Phrases(
      .loop, by: "RFC 5321, section 6.3",
      """
      loop / loops / looping / looped / mailloop / schleife / boucle / bucle / циклическ / петл / 循环
      too many hops / hop count / hops exceeded / exceeded 50 hops / maximum hop / max hops / hop limit / hops / \
        zu viele hops
      received > headers / header / lines / fields / data + too many / exceeds / exceed / more than / excessive / \
        many
      delivered to line
      """),
    Phrases(
      .tooManyErrors, by: "Postfix; Exim; sendmail; Cisco; Gmail",
      except: """
        mime / related / recipients in your
        """,
      """
      too many / too much / exceeded / excessive / max / maximum > errors / unrecognized / unrecognised / unknown \
        command / unknown commands / bad command / bad commands / invalid command / invalid commands / bad smtp / \
        syntax / protocol / junk / nonsense / mistakes / failures / violations / rset except queries / junk mail
      too many / too much / exceeded / excessive > auth / authentication / authentications / login / logins / \
        logon / password + failed / failures / failure / attempts / errors / attempt / invalid / bad / error / \
        fail / unsuccessful / tries / wrong
      too many > auth$ / failed / invalid / unsuccessful / bad / wrong / commands / rejected except sender / \
        messages to / unauthenticated / dnsbl
      too many / exceeded > unknown / invalid / bad / nonexistent / non existent / rejected + recipient / recipients / user / \
        users / addresses / rcpt
      intrusion prevention / intrusion / fail2ban / previous errors / penalty
      violating our security
      login attempts / auth attempts / authentication attempts / failed attempts / logon attempts
      dictionary attack / directory harvest / harvest / brute force / bruteforce
      bad smtp command limit / command limit / stop wasting / possible attack / unrecognized commands
      temporarily blocked except ip is / ip address / spam / content / url / attachment / reputation / abuse / this email / message
      zu viele fehl / trop d erreurs / trop derreurs / demasiados errores / troppi errori / слишком много ошибок / \
        слишком много неудачных / 错误次数 / 失败次数
      """),
    Phrases(
      .timeout, by: "many",
      """
      queue / spool > too long / expired / maximum time except length
      """),
    Phrases(
      .tooManyRecipients, by: "RFC 5321, section 4.5.3.1.10",
      except: """
        daily / hour / per day / 24 / minute / day limit
        """,
      """
      too many / max / maximum / exceed / exceeded / exceeds / only one / only 1 / number of / count / more than / \
        over > recipients / rcpt / recipient / rcpts / rcpt tos / addressees except mailbox / quota / inbox / size \
        / unknown / invalid / bad / messages / storage / rate / nonexist / account / users inbox / concurrent / \
        sending / of the recipient / this recipient / space / thread limit / recipients from / deliveries
      recipient / recipients / rcpt > limit / count / maximum > exceed / exceeded / reached / exceeds except \
        thread / quota / daily / rate / sending / hour
      trop de destinataires / zu viele empf / demasiados destinatarios / troppi destinatari / muitos destinat / te \
        veel ontvangers / слишком много получателей / 收件人过多 / 收件人数
      """),
    Phrases(
      .rateLimit, by: "Exchange Online; Amazon SES; cPanel; Gmail",
      """
      submission / sending / send / outbound / outgoing / daily / hourly / message / messages / monthly / relay > \
        quota / limit / limits / allowance / cap$ / maximum > exceeded / exceed / exceeds / reached / over / hit / \
        used / is except size / mailbox / line / octets / bytes / storage / kb / mb / hop / recipients per message \
        / disk / thread / received / connection
      submissionquota / sendingquota / recipient thread limit
      limit of > per / in / within > hour / hours / minute / day / 24
      too many recipients from
      """),
    Phrases(
      .mailboxFull, by: "many",
      """
      space available > mailbox
      """),
    Phrases(
      .tooManyConnections, by: "Postfix",
      """
      too many new / too many tls sessions
      """),
    Phrases(
      .recipientPolicy, by: "Facebook",
      """
      recipient preferences
      """),
    Phrases(
      .senderPolicy, at: [.mail], by: "MessageLabs",
      """
      envelope domain not allowed
      """),
    Phrases(
      .mailboxFull, by: "many",
      except: """
        system / server / spool / device
        """,
      """
      account / accounts / mailbox / user / recipient > not have enough / doesnt have enough / not enough space / \
        not enough diskspace / not enough disk / has not enough / insufficient space
      recipient > exceeded email quota / exceeds email quota / over email quota
      """),
    Phrases(
      .mailboxFull, by: "Dovecot; Gmail; Exchange; Yahoo; many",
      except: """
        email quota / device / queue full / spool / system full / message size / concurrent / daily / per hour / \
          system storage / mail system / recipient list / header size / too many recipients / queue quota / organization queue / submissionquota
        """,
      """
      overquota / over quota / overquoted / over disk quota / over its quota / over their quota / over the quota
      over quote / dropfile
      quota > exceed / exceeded / exceeds / exceeding / full / limit / violation / exhausted / reached / over / \
        used / enough / disk / mailbox / user / depass / dépass / überschritten / uberschritten / ueberschritten / \
        superad / superat / exced / превыш
      out of quota
      mail box / mailbox / users / user / inbox > space > not enough / used up / exhausted / insufficient / is out
      limit exeeded > email address / mailbox
      messages / mails > in this mailbox / on this mailbox / in the mailbox / on the server / auf dem server / in mailbox
      mailbox / mail box / inbox / in box / account / user / recipient / maildir / mailfolder / folder / mailstore \
        / mail file / maildrop / box + full$ / is full / are full / too full / over size / oversize / too large / \
        no space / out of space / not enough space / insufficient space / insufficient storage / insufficient disk \
        / not enough storage / storage limit / storage full / size limit / exceeded its / exceeded the size / \
        exceeds allowed size / exceeded maximum / exceeds / has exceeded / over its maximum / over limit / over \
        the limit / over allowed / overdrawn / no room / not enough room / limit exceeded except message too large \
        / message is too large / email limit / sending / rate / connections / message exceeds / messages / maximum \
        message / minute / email size / submission
      storage + space / allocation / allotment / allowed / allocated / exceeded / out of / full except system / \
        server
      mailbox + size / limit / capacity + exceed / exceeded / exceeds / reached / over
      disk space / disk quota / disk full + user / mailbox / account / recipient / your
      no space + mailbox / account / user / left in
      trouble in home directory
      boite / boîte / bal$ + pleine / pleine / plein / saturée / saturee
      plein + destinataire / messagerie
      postfach / mailbox / speicherplatz / speicher / kontingent / konto + voll / überfüllt / ueberfuellt / \
        überschritten / ueberschritten / erschöpft / kein
      buzon / buzón / casilla / cuota / cuenta + llen / exced / superad / sin espacio
      casella / spazio / quota + pien / esaurit / superat
      caixa / cota / quota + chei / exced / lotad
      skrzynka / skrzynki + pełn / peln / przepeł / przekrocz
      postvak / mailbox + vol$
      ящик / квот / хранилищ + переполн / превыш / полон / заполн
      переполнен
      邮箱 / 信箱 / 容量 / 空间 / 邮箱容量 + 满 / 不足 / 超 / 滿
      メールボックス / 受信箱 / 容量 / ディスク + 一杯 / いっぱい / 満 / 超 / オーバー / 不足
      """),
    Phrases(
      .tooManyConnections, by: "Momentum",
      """
      concurrency limit / concurrency > limit / exceeded / reached
      """),
    Phrases(
      .rateLimit, by: "Exim",
      """
      too many messages in this connection / messages in one connection / messages per connection
      """),
    Phrases(
      .rateLimit, by: "Gmail; Exchange Online; Exim; cPanel; Postfix policyd",
      except: """
        connections / connection / size limit / line length / octets / size exceeds / attachment / reputation / \
          unsolicited / hop / login / unauthenticated / dkim / dmarc / spf$ / ip reputation / disk / bytes / header
        """,
      """
      too quickly / too fast / too often / too frequently / rate that prevents
      rate limit / ratelimit / rate limited / rate limiting / ratelimited / rate control / rate exceeded / rate \
        too / too high rate
      overlimit / over limit / email quota
      per hour / per day / per minute / this hour / too fast / hourly / daily
      sending / submission / message / mail / email / delivery / messages / incoming + rate$ except it is \
        unauthenticated
      limit / limits > exceed / exceeded / exceeds / reached / hit / over / daily / hourly / hour / day / minute / \
        sending / exceeding / sent except recipient limit / size / command / line / time limit / maximum message
      exceeded permitted limits / exceeds the maximum number of messages
      messages / emails / mails / e mails / message / email / recipients + per hour / per minute / per day / per \
        second / per connection / per session / a day / an hour / in one session / past 24 / last 24 / 24 hours / \
        24h / this session / this connection / hourly / daily / today
      too many / too much / maximum number of / max number of / exceeded / max > messages / mails / emails / e \
        mails$ / emails$ / email$ / mail$ / message per except to unknown / spam / data / size / mailsize
      too much for
      sent / sending + too many / too much
      exceed > sending
      limit on / limit for / limits on / limit of > messages / emails / mails / outgoing / recipients > exceeded / \
        reached / exceeds
      total > rcpts / recipients / messages > maximum / threshold
      again slower / more slowly / send slower / slow your
      frequency / throttl / throttled / throttling except connection / spam
      zbyt wiele wiadomości
      high volume / excessive volume / volume limit / volume of / large volume / excessive email / excessive mail
      messages in this connection
      hour limit / limits for / messaging limits / max message per connection
      same message id / recipient thread limit / concurrent deliveries / mail bomb / flood
      slow down + message / mail / sending / rate / please except connection
      zu viele e mails / zu viele nachrichten / zu viele mails / trop de messages / trop d envois / trop denvois / \
        trop de mails / demasiados mensajes / demasiados correos / troppi messaggi / troppe email / muitas \
        mensagens / limite de envio / límite de envío / limite d envoi / limite di invio
      发送频率 / 发信频率 / 频率 / 超过限制 / 发信限制 / 发送限制 / лимит / превышен лимит / слишком много писем / слишком много \
        сообщений / 送信数 / 送信制限
      """),
    Phrases(
      .tooManyConnections, by: "Postfix; Exim; Cisco; Orange; Comcast",
      except: """
        tls sessions / to this host at
        """,
      """
      too many / maximum / max / exceed / exceeded / exceeds / limit / number of / concurrent / simultaneous / \
        open / parallel / excessive / frequent / rate / frequency > connection / connections / session / sessions \
        / connects / connexions except refused + policy / login / messages / message / mail per / time / allowable
      connect / connecting / connects / reconnecting / connections + too often / too frequently / too fast / too \
        quickly / too high / throttled / per minute / rate
      thread limit + outbound
      connection slots / too many new tls
      slow down + connection / connexions
      çok fazla > bağlant
      trop de connexions / zu viele verbindungen / zu viele gleichzeitige / demasiadas conexiones / troppe \
        connessioni / muitas conex / zbyt wiele połączeń / слишком много соединений / слишком много подключений / \
        连接数 / 连接过多 / 同時接続 / 連接過多
      """),
  ]
}
