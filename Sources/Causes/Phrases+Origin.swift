extension Phrases {
  /// About the sender's address.
  static let origin = [
    Phrases(
      .rateLimit, code: 452, by: "Cloudmark",
      """
      sender rejected
      """),
    Phrases(
      .senderUnverified, by: "Exim, what it asked the server of the sender and what that answered",
      """
      postmaster verification > failed
      called + sent + response except recipient verif
      """),
    Phrases(
      .senderUnverified, by: "Amazon SES; SendGrid; Exim; Postmark",
      except: """
        verify mx / recipient / rcpt / non local / domain not found / host lookup / no such domain / unrouteable / \
          dns / all relevant mx
        """,
      """
      unconfigured sending / from unregistered
      address / email / domain / sender / identity / identities / from address > not verified / unverified / not \
        been verified / isnt verified / failed the check / not confirmed / must be verified / unconfirmed / verify \
        your / not been confirmed except recipient / tls / certificate / helo / hostname / ip address / unverified \
        address + recipient
      testing emails / test emails / demo domain / demo domains / sandbox + only / your own
      sender > does not have a$ / doesnt have a$ / has no > mailbox / account / valid
      verified sender / sender signature / unconfigured sending / unregistered domain / unregistered domains / not \
        authorized to send from that email / sending domain + not / configure except reputation / level
      callout / call out / callback / call back + verification / verify / failed / failure / sender / previous / \
        cached
      sender / mailfrom + verify / verification / verified + failed / failure / could not / unable / cannot / \
        couldnt / rejected / undeliverable except spf
      verification failed for / verification failed except recipient / spf / dkim / certificate / dns / reverse / \
        non local / dmarc
      unverified address + pfsender
      """),
    Phrases(
      .accountBlocked, code: 550, by: "Exchange Online",
      except: """
        ip / recipient
        """,
      """
      banned sender
      """),
    Phrases(
      .format, at: [.mail, .rcpt], by: "sendmail",
      """
      domain name required for / hostname required / invalid route address / unbalanced
      """),
    Phrases(
      .dnsSender, by: "Postfix; sendmail; maddy; mox; Exim",
      except: """
        servers without / recipient address / recipient domain / owned / from you
        """,
      """
      sender / from / mail from / mailfrom / return path / envelope / emetteur / émetteur / expediteur / \
        expéditeur / absender / remitente / mittente + domain not found / domain does not exist / domain doesnt \
        exist / not resolve / does not resolve / must resolve / unresolvable / domain must exist / no mx / not \
        have any mx / valid domain / domain is invalid / invalid domain / domain invalid / no such domain / domain \
        not exist / nonexistent domain / non existent domain / dns / nxdomain / domain unknown / unknown domain / \
        no a$ / resolve / mx record / mx records / domain lookup / host not found / all relevant mx / domaine / \
        domain has no / unrouteable / unroutable / invalide / real domain / domain check / unable to verify domain except \
        header / reverse dns / dnsbl / policy / spf / dkim / dmarc / not allowed
      valid mx for sender / dns says does not exist
      pfsender > domain > not / does / doesnt / no$ / unknown / invalid / unresolvable / lookup / fail / must except \
        not allowed / not permitted / not accepted / not authorized / not welcome
      recursive / circular / looping > cname
      unroutable sender / unrouteable sender
      domain of your sender / no mail exchanger / valid mx or a / neither a valid mx
      domain of sender / bogus mx / mx points / mx resolves / cannot verify mx / no mx records / does not have any \
        mx / no valid mx
      non local sender verification
      unresolvable + rfc / domain / address
      valid sender domain
      valid a or mx / valid mx or a$ / a or mx record / mx or a record + sending domain / sender / your domain
      """),
    Phrases(
      .dnsRecipient, by: "Postfix",
      """
      pfrecipient > domain > not found / does not / unknown
      """),
    Phrases(
      .dnsSender, at: [.mail], by: "many",
      """
      dead / defunct / parked > domain
      domain > is dead / is defunct / is parked / is not registered / is not delegated
      domain / host / mx + not found / does not exist / doesnt exist / not resolve / does not resolve / unknown / \
        no mx / invalid / unrouteable / lookup / no such / not exist / nxdomain / unresolvable / required except \
        helo / fully qualified / hostname required / local user
      """),
    Phrases(
      .relayDenied, by: "RFC 5321, section 3.6.2; many",
      except: """
        addressee unknown / recipient verification / credentials + relaying disallowed / disallowed as / daily / \
          limit exceeded / listed / open relay test / host network / smtp relay limit / relay limit / mailhost / \
          hops / relay recipient table
        """,
      """
      relay / relaying / relayed / relays / relais / rcpthosts / weiterleitung / weiterleiten / ретрансляц / релей \
        / пересылк / retransmi / reenvi / przekazywan / 转发 / 轉發 / 中継 / 中继 except sending / proxy
      not accepting / dont accept / do not accept / does not accept / wont accept / not accept / dont handle / do \
        not handle / not handle / not serviced / cannot deliver / cant deliver / not deliver / not responsible / \
        no longer handle / not serve + mail for / email for / for domain / for this domain / for that domain / \
        messages for / for the domain / mail to / i cannot deliver except over ipv6 / from / bounces / you
      not a gateway / not local host / trying to use me
      domain / host > not local / non local / isnt in my list / not in my list / not hosted / not handled / not \
        our / not one of our / not served / not serviced / not a domain we / not known here / is not here / not \
        configured here / not allowed / isnt allowed / unknown here / not here / we do not except sender / pfsender / from / \
        ip / helo / dns / null / mail from / auth
      dominio non valido
      mx do not point / mx does not point / mx not pointing
      no such domain + here / at this
      domain / email / mail > not hosted / not handled / is not hosted
      local user only / local users only
      remote addresses / remote address
      forward path is not allowed / delivery is not allowed to this address
      non local + address / e mail / recipient / domain / email + auth / authentication / login / authenticate
      not allowed / not permitted / not authorized / permission + to send to / send to external / send mail \
        outside / send outside / external recipient / remote domain / remote recipients / outside recipient / \
        deliver to remote / send to remote except group / list / this recipient / this address / this user / this mailbox
      """),
    Phrases(
      .authRequired, by: "RFC 4954; many",
      except: """
        not owned by / it is unauthenticated / sender is unauthenticated / sender was not authenticated / sender not \
          authenticated / arn is not / match / equal / mail received as / for group / for mailbox / by organization \
          / public folder / spf / dkim / dmarc / either / failed / application / xoauth / ptr
        """,
      """
      permissions to submit / not logged in
      only allowed with authentication
      authentication / authorization / auth$ / login / authenticate / authenticated / log in / smtp auth / logon / \
        logged in > required / must / need / needed / needs / first / before / please / necessary / turn on / \
        enable / requires / require / not logged / mandatory / have not / unauthenticated / obligatory / should / \
        use / only allowed / you are not / demand / not been except mechanism / reputation / error / not supported \
        / method / type / incorrect / invalid / credentials / bad / rejected / bounce / dmarc / wrong / already / \
        match / identical / same / equal / to enable
      must / need / please / requires / require / required / first / have to / need to / before / should / without \
        > authenticate / authentication / auth$ / login / log in / logon / smtp auth / logged in except match / \
        equal / already / mechanism / to enable / credentials / dmarc / method
      receive your mail before / pop before
      not authenticated / was not authenticated / failed to authenticate / unauthenticated senders / \
        unauthenticated commands / unauthenticated user / unauthenticated client / unauthenticated except group / \
        mailbox / organization / unauthenticated email / unauthenticated mail / public
      pop before smtp / pop first / check for new mail / check your mail / check mail first
      anmeldung / authentifizierung / authentisierung / anmelden + erforderlich / notwendig / bitte / zuerst / \
        nötig / muss
      authentification / identification / authentifier + requis / necessaire / nécessaire / obligatoire / devez / \
        veuillez
      autenticación / autenticacion / autenticarse / autenticazione / autenticarsi / autenticação / autenticado + \
        requer / necesari / necessari / richiest / obligat / obrigat / debe / deve / precis
      uwierzytelnieni / autoryzacj + wymagan
      authenticatie / aanmelden + vereist / nodig
      требуется / необходима / сначала + аутентификац / авторизац
      需要 / 请先 / 必须 + 身份验证 / 认证 / 登录 / 验证 / 登錄
      認証が必要 / 認証して
      """),
    Phrases(
      .format, at: [.rcpt, .mail, .other, .data], by: "Postfix",
      except: """
        helo
        """,
      """
      pfsender / pfrecipient + need fully qualified
      """),
    Phrases(
      .senderPolicy, by: "Postfix; Exchange; Zoho; Stalwart",
      except: """
        valid mx / no mail exchanger / sender address blocked / anti spoofing / country / domain not found / does \
          not resolve / not resolve / no mx / dns / unresolvable / unqualified / syntax / malformed / helo / by \
          recipient / envelope blocked / by this recipient / recipient address rejected / not verified / fully \
          qualified / must contain / spf / dmarc / dkim / does not exist / content / spam
        """,
      """
      send as / permissions to send / right to send
      permission to send / cannot / may not / not allowed to / not permitted to > internet mail / mail outside / email \
        outside / mail externally except relay
      fake / forged / false / bogus > sender / from address / from header
      from / sender > name > not valid / not allowed / invalid / not permitted
      mailfrom / mail from / sender > is a local account / is a local user / is a local address
      not owned by / not belong / not owner / own address / does not own / dont own
      unknown sender address
      from address / sender / mail from / sender address / envelope from / from header / header from / envelope \
        sender / return path / from domain / reverse path / sending address / pfsender > not allowed / not \
        authorized / unauthorized / not authorised / not permitted / rejected / denied / reject / refused / \
        mismatch / match / spoofed / forged / fake / not accepted / blocked / equal / same / differ / unknown / \
        disallowed / banned / prohibited / restricted / must be / not valid for / not associated / not match / \
        invalid for / belongs / forbidden except host / client host / your ip / ip / recipient / connection / your location / your network / your country / \
        your region
      not allowed / not authorized / not permitted / cannot / unauthorized / may not / permission / disallowed > \
        use of sender / use this sender / from this address / as this sender / send from / use this address / use \
        sender / from your host / sender / from that / as this user / send mail as / mail as / send with / send \
        using this / from domain except ip / host to / this host / account
      sender / from + match / same as / equal / identical + authenticated / authenticate / authentication / auth$ \
        / login / authorized / account except password / mechanism
      not in my domain
      must match authenticated / match auth domain / equal authorized
      mail from > not allowed from your host / is not allowed from your
      relaying disallowed as
      null / empty / blank / bounce + sender / reverse path / envelope / return path / from / address + not \
        allowed / not accepted / refused / denied / rejected / must / disallowed / prohibited / is not / specified \
        / are not
      multi recipient bounce / bounce deny / bouncedeny / inactive recipient / badmailfrom / in my badmail / in my badsender / in my bad list / spoof / spoofed / spoofing
      third party / unsigned / unsolicited > dsn / dsns / bounce / bounces / delivery status
      bounce / bounces / dsn / dsns > more than one recipient / multiple recipients / several recipients
      absender / absenderadresse + nicht / ungültig / abgelehnt / ungueltig / unzulässig / verweigert
      expéditeur / expediteur + invalide / refus / interdit / non autoris
      remitente / mittente / remetente + no$ / non$ / não / rechazad / rifiutat / rejeitad / inválid / no válid
      отправител + отклон / запрещ / не разреш / невер
      发件人 / 發件人 / 送信者 + 拒绝 / 不允许 / 禁止 / 不一致 / 拒否
      """),
    Phrases(
      .recipientPolicy, by: "Gmail",
      """
      not in whitelist / not on whitelist / not in the whitelist
      """),
    Phrases(
      .dnsRecipient, at: [.rcpt, .data, .endOfMessage, .vrfy, .other, .bdat], by: "Gmail; Exim; Exchange; sendmail",
      except: """
        valid mx for sender / persona / user / address lookup / unknown user / user unknown / unknown recipient / \
          recipient unknown / sender / helo / ehlo / reverse / ptr / mail from
        """,
      """
      dead / defunct / parked > domain
      domain > is a dead / is dead / is defunct / is parked / is not registered / is not delegated
      find the recipient domain / mx host not found / host or domain name not found / reserved by rfc 2606 / \
        single label / unrouteable / unroutable / not routable
      non existant domain / rcpt domain / invalid host name / valid mx for rcpt
      domain / destination / mail server / mx / mail exchanger / mx host / dns > not found / unknown / does not \
        exist / doesnt exist / no such / not exist / not resolve / invalid / nxdomain / non existent / nonexistent \
        / cannot find / no mx / unable to find / lookup / could not be found / couldnt find / unresolvable / bad \
        destination / unable to resolve / no route / not resolvable / no host except domain is not / user / \
        mailbox / account
      host > not found / unknown / does not exist / nonexistent / no such except pfclient
      no mx for / host unknown / unknown host / unknown domain / no route to / nxdomain / domain of recipient
      domaine / dominio / domínio / domena / domein / домен / domäne / 域名 / ドメイン + inconnu / inexist / desconocid \
        / no existe / inesistent / sconosciut / nie istnieje / nieznan / onbekend / bestaat / не найден / не \
        существует / unbekannt / existiert / 不存在 / 存在しません / não existe / n existe / nexiste
      """),
  ]
}
