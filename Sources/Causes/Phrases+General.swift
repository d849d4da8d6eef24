extension Phrases {
  /// Rules by kind, of the words of `WordGroup`: what is refused, and how. Each is tried only where no row that knows a
  /// server's own words holds, and no enhanced code tells; `CONTRIBUTING.md` says how they were measured.
  static let general = [
    // MARK: Proof of origin
    Phrases(
      .dmarc, by: "any server",
      """
      dmarc / aligned / alignment
      """),
    Phrases(
      .dkim, by: "any server",
      """
      dkim / domainkeys / domain keys
      """),
    Phrases(
      .spf, at: [.mail, .rcpt, .data, .endOfMessage], by: "any server",
      """
      spf / sender id > <unable> / <refused> / not permitted / validation / not pass / does not
      """),
    // MARK: Login and encryption
    Phrases(
      .tlsFailed, by: "any server",
      except: "too many",
      """
      tls / starttls / handshake / certificate / private key + <unable> / not available / unavailable / missing / not \
        supported / negotiate / expired
      """),
    Phrases(
      .tlsFailed, at: [.startTLS], by: "any server",
      """
      tls / ssl / <unable> / unavailable
      """),
    Phrases(
      .tlsRequired, by: "any server",
      """
      encryption / encrypted connection / security level / lack of security / secure connection except decrypt / failed
      """),
    Phrases(
      .authMethod, at: [.auth], by: "any server",
      """
      mode / mechanism / method / only support
      """),
    Phrases(
      .serverFault, digit: 4, at: [.auth], by: "any server",
      """
      <unable> / at present / unavailable / temporar
      """),
    Phrases(
      .authRequired, digit: 5, at: [.mail, .rcpt, .data, .other], by: "any server",
      except: """
        match / different / same as / unverified / dmarc / spf
        """,
      """
      smtp authentication / unauthenticated / with authentication / issue an auth / only authenticated / authenticate \
        first / log in first / login first / must log in / must login / must authenticate
      """),
    Phrases(
      .licence, by: "any server",
      """
      upgrade / subscription / trial / your plan / payment / billing / unpaid / demo / free account / free plan / account is pending / \
        account pending / not yet activated / credits
      """),
    Phrases(
      .accountBlocked, digit: 5, at: [.mail, .auth], by: "any server",
      except: "<host> / mechanism / password / credentials",
      """
      account / user > <disabled> / unavailable / banned / not authorized / not authorised / no permission / compromised / abuse
      your account / this account / account / sending / outgoing > <disabled> / <refused>
      """),
    Phrases(
      .accountBlocked, digit: 4, at: [.mail, .auth], by: "any server",
      """
      account > <disabled> / no longer / banned / compromised / abuse
      """),
    // MARK: The message
    Phrases(
      .bareLF, by: "any server",
      """
      bare / stray / naked + lf / lfs / cr / linefeed / linefeeds / newline / newlines / line feed
      """),
    Phrases(
      .eightBit, at: [.mail, .data, .endOfMessage], by: "any server",
      """
      eight bit / 8 bit / 8bit / non ascii / smtputf8
      """),
    Phrases(
      .contentSpam, at: [.endOfMessage, .data], by: "any server",
      """
      spam / antispam / antyspam / spamfilter / unerwünscht / indésirable / no deseado / indesiderat / indesejad / ongewenst / \
        niechcian / спам / 垃圾 / 迷惑メール / mass mailer / bulk / sensitive words / filter / html / subject not / content rej
      """),
    Phrases(
      .attachment, at: [.endOfMessage, .data], by: "any server",
      """
      executable / macro / macros / zip / encrypted / attachment / attachments / attached / file type / file extension / \
        banned exe / anhang / pièce jointe / adjunto / allegat / anexo / bijlage / załącznik / вложени / 附件 / 添付
      """),
    Phrases(
      .senderPolicy, by: "any server",
      except: "spf / ip$ / helo",
      """
      <sender> / envelope / from$ + mismatch / mismatched / not match / doesnt match / must match / must be same / must equal / not same / \
        not the same / is different / different than / different from
      domain > doesnt match / does not match / is different > auth / authentication / login / username
      """),
    Phrases(
      .format, at: [.endOfMessage, .data], by: "any server",
      except: "too large / unresolvable / dmarc / aligned / disallowed header / header based / hops / received",
      """
      <header>
      """),
    Phrases(
      .format, at: [.mail, .rcpt], by: "any server",
      """
      <address> / <sender> / <recipient> + must contain / characters / local part / is empty / not be empty / not fully / \
        syntax / blank / malformed / badly / not specified
      """),
    Phrases(
      .urlBlocklist, at: [.endOfMessage, .data], by: "any server",
      """
      url / urls / uri / link / links / hyperlink / hyperlinks
      """),
    Phrases(
      .tooLarge, at: [.mail, .data, .endOfMessage, .other], by: "any server",
      except: "<recipient> / header / line / too many",
      """
      <message> + large / larger / big / bigger / oversized / bytes / megabytes / kilobytes / length / size / excessive amount / \
        excessive amounts / groß / grand / volumineux / grande / pesado / groot / duż / больш / 过大 / 大きすぎ
      """),
    Phrases(
      .loop, at: [.rcpt, .data, .endOfMessage], by: "any server",
      """
      hops / points back / received > headers / loop / loops / list expansion
      """),
    // MARK: The dialogue
    Phrases(
      .pipelining, by: "any server",
      """
      synchronization / synchronisation / following the smtp protocol / before > greeting / banner / your turn
      """),
    Phrases(
      .timeout, digit: 4, by: "any server",
      """
      connection / input channel / incoming > expired / lost / timed / too long / idle
      lost / allowable > connection / input / incoming
      """),
    // MARK: DNS
    Phrases(
      .helo, at: [.ehlo, .helo], by: "any server",
      except: "too many / connection / later / frequent / not implemented / unrecognized / syntax",
      """
      ehlo / helo / name / host / you / literal / forged / believe / domain / my address / dns
      """),
    Phrases(
      .helo, by: "any server",
      """
      helo / ehlo / your helo > denied / rejected / should be / must be / invalid / not
      """),
    Phrases(
      .dnsSender, by: "any server",
      except: "aligned / dmarc / server name / ip$ / refused",
      """
      <sender> + <unresolved>
      <sender> + domain > <unknown> / does not have neither / is invalid
      """),
    Phrases(
      .dnsSender, at: [.mail], by: "any server",
      except: "ip$",
      """
      <unresolved>
      """),
    Phrases(
      .dnsRecipient, at: [.rcpt], by: "any server",
      except:
        "<sender> / <host> / points back / point to us / point to me / resolver / only / dns a data / authenticity / too many",
      """
      <unresolved>
      domain + <unknown> except mail / user
      rcpt address / mail domain > <unknown>
      """),
    Phrases(
      .ptr, at: [.connect, .rcpt, .mail], by: "any server",
      """
      cant be resolved / not resolve / ip must resolve / dns a data / dns lookup / dns look up / mismatches client / reverse hostname / may not be mail exchanger
      """),
    // MARK: Too much
    Phrases(
      .tooManyErrors, by: "any server",
      except: "mail box / mailbox / related",
      """
      <many> > login / logins / unknown rcpt / errors / bad / unrecognized / invalid
      dictionary attack / intrusion / harvest
      """),
    Phrases(
      .tooManyConnections, by: "any server",
      """
      <many> + connection / connections / session / sessions / concurrent / concurrency / thread / simultaneous / parallel / \
        verbindungen / connexions / conexiones / connessioni / conexões / połącze / bağlantı / соединени / 连接 / 接続 except message / \
        messages / mails / emails / deliveries / time
      """),
    Phrases(
      .mailboxFull, at: [.rcpt, .data, .endOfMessage], by: "any server",
      except:
        "<sender> / connection / sending / sent / outgoing / per hour / hour / header / rate / organization / thread / outbound / by this user / by user",
      """
      <recipient> + <full>
      """),
    Phrases(
      .rateLimit, by: "any server",
      except:
        "mime / header / received / part / parts / hops / bytes / length / too large / stream / size$ / related / data",
      """
      <many> + <message> / messaging / deliveries / sender / rcpts / volume / outgoing / sending / per hour / per day / hour / 1h / internal
      """),
    // MARK: The recipient
    Phrases(
      .recipientPolicy, by: "any server",
      except: "greylist",
      """
      <recipient> / mailing list / group + doesnt want / does not want / only accept / only accepts / only accepting / refuse to receive / \
        refused to receive / has blocked / has banned / has restricted / denied your / blocked by this / rejected by this / \
        by this user / by this recipient / known senders / you verify / not subscribed / permission to post / allowed to post / \
        user rules / vom empfänger / has been denied / is not accepted
      lista blanca / liste blanche / lista bianca / lista branca / weiße liste / whitelist / white list / allowlist / \
        by destination / organizational settings / geographical / your location / your country / customized block / user rules
      """),
    Phrases(
      .mailboxDisabled, at: [.rcpt, .data, .endOfMessage, .vrfy], by: "any server",
      except: "<sender> / <host> / by this / by the / mailing list / sending / spam / vom empfänger",
      """
      <recipient> / <address> + <disabled>
      """),
    Phrases(
      .relayDenied, at: [.rcpt], by: "any server",
      """
      relay / relaying / gateway / not local host / remote addresses / handle mail for / mx only / point to us / dont handle
      """),
    Phrases(
      .senderPolicy, at: [.mail, .rcpt], by: "any server",
      """
      <sender> + <refused> / <unknown> / fake / must be / in my / not in / badmailfrom / bad / dumb / blacklist
      """),
    Phrases(
      .senderUnverified, by: "any server",
      """
      callout / not verified / verify mailfrom / verified sender / unconfigured sending / sender verify
      """),
    Phrases(
      .noSuchUser, digit: 5, at: [.rcpt, .vrfy], by: "any server",
      except: "<sender> / <host> / policy / spam / relay / command / permission / with mail",
      """
      no$ / not a / not an / isnt a / is not in / isnt in / not in my / not in our / cannot accept / cant accept / no such / nobody + <recipient> / <address> / one at / one by / \
        by that name / directory / redirect / entry / here
      <recipient> / <address> + verify / verified / verification > failed / <unable>
      <recipient> / <address> + not used / not in use / not assigned / is not a / several matches / ambiguous
      """),
    Phrases(
      .noSuchUser, digit: 5, at: [.rcpt, .vrfy, .endOfMessage, .data], by: "any server",
      except: "<sender> / ip$ / domain not / command / header / policy / server$ + lista",
      """
      <recipient> / <address> / addressed / directory / ldap / email / mail + <unknown>
      """),
    // MARK: The host
    Phrases(
      .ipBlocklist, at: [.connect, .mail, .rcpt], by: "any server",
      except: "network not / does not accept mail / <recipient>",
      """
      <host> / abuse / abusive + <refused> / abuse / abusive / prison / not directly / use the smtp
      """),
    Phrases(
      .ipReputation, at: [.connect, .helo, .ehlo], by: "any server",
      """
      spam / spams / junk / unsolicited / reputation / deferred
      """),
    Phrases(
      .ipBlocklist, at: [.connect], by: "any server",
      """
      blocked / banned / denyip / deny / abuse
      """),
    Phrases(
      .ipBlocklist, digit: 5, at: [.connect], by: "any server",
      """
      from$ / your + ip$ / address / host
      """),
    // MARK: Others
    Phrases(
      .senderPolicy, digit: 5, at: [.mail], by: "any server",
      except: "<host> / spam",
      """
      domain / address / account / bounce / match / you > <refused> / cannot / authenticated / outside
      <refused> / cannot / black > domain / address / mail from / bounce / dsn
      """),
    Phrases(
      .greylist, digit: 4, at: [.rcpt, .data], by: "any server",
      except: "error / <full> / unable / <many>",
      """
      never seen / minute / minutes / seconds / first time / come back / come again / greylist / graylist / new sender / \
        gray list / grey list
      """),
    Phrases(
      .serverBusy, digit: 4, by: "any server",
      except: "<recipient> / <address> / error / unable / internal / temporar + resource",
      """
      busy / load / overload / overloaded / capacity / resources / resource / not active / queue / shutting / maintenance / not ready / \
        too many tls
      """),
    Phrases(
      .storage, by: "any server",
      """
      disk space / no space / disk full / space left
      """),
    Phrases(
      .serverFault, digit: 4, by: "any server",
      except: "<sender> / <many> / aborted",
      """
      <unable> / out of memory / lookup / not be saved
      """),
    Phrases(
      .contentSpam, digit: 5, at: [.endOfMessage], by: "any server",
      except: "<recipient> / <sender> / prohibits / stream / dk$ / command",
      """
      <message> / content + <refused>
      """),
  ]
}
