/// Words that mean the same in a refusal, whoever writes it: `<name>` in a general row or its exceptions is any of them.
struct WordGroup: Sendable {
  let name: String
  /// Separated by `/`, as in a row.
  let words: String

  init(_ name: String, _ words: String) {
    self.name = name
    self.words = words
  }

  static let all = [
    WordGroup(
      "recipient",
      """
      user / users / recipient / recipients / addressee / mailbox / mailboxes / mail box / maildrop / mail drop / \
        inbox / account / accounts / alias / person / persona / personne / customer / subscriber / receiver / local \
        part / rcpt / rcptto / pfrecipient
      empfänger / empfaenger / benutzer / postfach / konto / destinataire / utilisateur / boite / boîte / compte
      usuario$ / destinatario / buzón / buzon / casilla / cuenta / utente / destin$ / casella / usuário / \
        destinatário / caixa / conta$
      gebruiker / ontvanger / postvak / użytkownik / uzytkownik / odbiorc / adresat / skrzynk / пользовател / \
        получател / ящик
      收件人 / 用户 / 用戶 / 邮箱 / 郵箱 / 帐号 / 账号 / 帳號 / 宛先 / ユーザ / メールボックス / 受信者
      adressat / interlocutor / skrzynka / konto / odbiorca / аккаунт / абонент / учетн / 信箱 / 受信箱 / メールアドレス
      lutilisateur / lusager / lutente / dellutente / labonné
      mottagare / användare / brevlåda / postlåda / modtager / bruger / postkasse / mottaker / bruker / postboks / \
        vastaanottaja / käyttäjä / postilaatik / uživatel / příjem / schránk / používateľ / príjemc
      címzett / felhasználó / postafiók / alıcı / kullanıcı / posta kutusu / παραλήπτη / χρήστη / utilizator / \
        destinatarul / korisnik / primatelj / primalac / потребител / користувач / одержувач / отримувач / скриньк
      사용자 / 수신자 / 메일함 / 편지함 / 계정 / ผู้รับ / ผู้ใช้ / người nhận / người dùng / hộp thư / המשתמש / הנמען / \
        المستخدم / المستلم
      """),
    WordGroup(
      "address",
      """
      address / addresses / adresse / dirección / direccion / indirizzo / endereço / endereco / adres$ / адрес / 地址 \
        / アドレス
      ladresse / lindirizzo
      osoite / adresu / adresa / cím$ / adresi / διεύθυνση / адреса / 주소 / địa chỉ
      """),
    WordGroup(
      "sender",
      """
      sender / senders / mail from / mailfrom / from address / envelope from / from domain / originator / return \
        path / reverse path / pfsender / from addresses
      absender / expéditeur / expediteur / émetteur / emetteur / remitente / mittente / remetente / afzender / \
        nadawc / отправител / 发件人 / 發件人 / 送信者 / 差出人
      lexpéditeur / lexpediteur / lémetteur / avsändare / afsender / avsender / lähettäjä / odesílatel / odesilatel / \
        feladó / gönderen / gönderici / αποστολέα / expeditor / pošiljatelj / відправник / 발신자 / 보낸 사람 / người gửi
      """),
    WordGroup(
      "host",
      """
      ip$ / ips$ / host / hosts / client / server / mailserver / mta / network / range / interface / open proxy / \
        openrelay / your isp / connecting / pfclient
      adresse ip / ip adresse / dirección ip / direccion ip / indirizzo ip / endereço ip / endereco ip / serveur / \
        servidor / сервер / 服务器 / サーバ
      your network / ip adress / ip osoit / ip cím / ip адрес / 아이피 / ip 주소
      """),
    WordGroup(
      "message",
      """
      message / messages / mail / mails / email / emails / e mail / e mails / data / content / submission
      nachricht / nachrichten / courriel / mensaje / mensajes / correo / messaggio / messaggi / mensagem / mensagens \
        / bericht / wiadomo / письмо / сообщен / 邮件 / 郵件 / メール
      letter / letters / document / courrier / posta
      meddelande / meddelelse / melding / viesti / zpráv / správ / üzenet / levél / ileti / mesaj / posta$ / μήνυμα / \
        mesajul / poruka / лист / повідомлен / 메일 / 메시지 / thư$
      """),
    WordGroup(
      "refused",
      """
      reject / rejects / rejected / rejecting / refuse / refused / refuses / deny / denied / denies / decline / \
        declined / block / blocked / blocks / bounced / disallow / disallowed / disallows / prohibit / prohibited / \
        prohibits / forbidden / forbids / banned / barred / unacceptable / unwanted / not allowed / not allow / not \
        permitted / not permit / not accepted / not accept / not accepting / not authorized / not authorised / no \
        permission / not have permission / not welcome / no access / not want / doesnt want / cannot accept / wont \
        accept / will not accept / does not have permission / have no permission / dont accept / doesnt accept / \
        unauthorized / restricted / not let / restricts / listed
      abgelehnt / verweigert / zurückgewiesen / gesperrt / unerwünscht / nicht erlaubt / refusé / refuse$ / rejeté / \
        bloqu / interdit / non autorisé
      rechazad / denegad / no permitid / rifiutat / respint / non consentit / recusad / rejeitad / negad / geweigerd \
        / geblokkeerd / odrzucon / zablokowan
      отклон / отказан / заблокирован / запрещен / 拒绝 / 拒收 / 拒絕 / 禁止 / 拒否
      abgewiesen / blockiert / nicht akzeptiert / nicht zugelassen / nicht berechtigt / refusée / rejet / non \
        accepté
      rechaz / no aceptad / no autorizad / non accettat / non autorizzat / bloccat / bloquead / não permitid / não \
        autorizad / não aceit
      niet toegestaan / niet geaccepteerd / nie przyj / niedozwol / zabronion / не принят / не разреш / блокир / 被拒 \
        / 被阻 / 不允许 / ブロック
      nekad / nekas / avvisad / avvisas / afvist / avvist / hylätty / estetty / odmítnut / zamítnut / odmietnut / \
        elutasít / visszautasít / reddedil / engellen / απορρίφθηκε / respins / refuzat / odbijen / відхилен / \
        заборонен / отхвърлен / 거부 / 차단 / từ chối / ปฏิเสธ / does not wish / doesnt wish / no wish
      """),
    WordGroup(
      "unknown",
      """
      unknown / not known / no such / so such / not exist / no exist / dont exist / doesnt exist / dosnt exist / \
        doesn t exist / non existent / nonexistent / non existing / non existant / inexistent / not found / unable \
        to find / cannot find / cant find / could not find / not present / not valid / invalid / isnt valid / wrong \
        / incorrect / bogus / undeliverable / not a member / not available / unavailable / not here / not be \
        verified / no valid / not local / not ok / dead / missing / unrecognized / not recognized / no longer / not \
        have a / doesnt have a / nobody
      unbekannt / existiert nicht / ungültig / ungueltig / nicht gefunden / inconnu / n existe / nexiste / \
        introuvable / invalide / inexistant
      desconocid / no existe / inválid / invalid / no tiene / no hay / sconosciut / non esiste / inesistent / non \
        valid / desconhecid / não existe / nao existe / não encontrad
      onbekend / bestaat niet / nieznan / nie istnieje / brak / неизвест / не существ / не найден / нет такого
      不存在 / 无效 / 無效 / 查无 / 不明 / 存在しません / 見つかりません / 無効
      nicht bekannt / gibt es nicht / inconnue / erroné / errat / no se encuentra / não encontrad / niet gevonden / \
        nie znaleziono / отсутств / недейств / 未找到
      finns inte / finns ej / okänd / ogiltig / findes ikke / ukendt / ugyldig / finnes ikke / ukjent / ei löydy / \
        tuntematon / neexistuje / neznám / nenalezen / nem létez / ismeretlen / érvénytelen / bulunamad / \
        mevcut değil / geçersiz / bilinmeyen / δεν υπάρχει / δεν βρέθηκε / άγνωστ / nu există / nu exista / \
        necunoscut / inexistent / ne postoji / nepoznat / не съществува / непознат / не існує / не знайден / невідом
      존재하지 / 없습니다 / 찾을 수 없 / 잘못된 / ไม่พบ / ไม่มี / không tồn tại / לא קיים / לא נמצא / غير موجود
      """),
    WordGroup(
      "disabled",
      """
      disabled / disable / inactive / inactivity / suspend / suspended / locked / frozen / expired / closed / \
        deactivated / terminated / discontinued / not active / not activated / not an active / archived / on hold / \
        hangup / deleted / removed / retired / dormant / cancelled / blocked / activity / not authorized to receive \
        / not accepting any / no longer valid / no longer active / no longer in use / should log in / hasnt entered \
        / has not entered / not logged / never logged / not used / unused / unread / not capable / unable to receive / being \
        accepted at this / vacant / left the
      deaktiviert / stillgelegt / abgeschaltet / gesperrt / gelöscht / désactiv / desactiv / suspendu / fermé / \
        archiv / bloque$ / bloqué
      suspendid / inactiv / bloquead / expirad / caducad / cerrad / disattivat / disabilitat / sospes / scadut / \
        bloccat / desativad / suspens / encerrad
      gedeactiveerd / opgeheven / nieaktywn / wyłączon / usunięt / отключ / приостановлен / неактивн / удал / 冻结 / \
        停用 / 禁用 / 注销 / 停止
      geschlossen / vorübergehend deaktiviert / inactif / inactiva / deshabilitad / desabilitad / inativ / \
        disattivata / geblokkeerd / nieaktywna / zablokowan
      inaktiverad / avstängd / stängd / lukket / suljettu / zablokován / zrušen / letiltva / kapalı / devre dışı / \
        вимкнен / заблокован / 휴면 / 정지 / 해지
      """),
    WordGroup(
      "full",
      """
      full / quota / quote / quita / overquota / overdrawn / over its / space / diskspace / diskquota / storage / \
        too many messages / message count / number of messages / dropfile / would exceed / exceeded / limit / \
        exceeding / no room
      voll / speicherplatz / pleine / plein$ / lleno / llena / sin espacio / cuota / pien$ / piena / pieno / spazio \
        / cheia / cheio / vol$ / pełn / przepełn / переполнен / квот / 已满 / 空间 / 容量 / いっぱい
      überfüllt / ueberfuellt / erschöpft / dépassé / saturé / exced / excedid / esaurit / overschreden / przekrocz \
        / 不足 / 容量超過
      fuld / full$ / täynnä / plná / plný / megtelt / betelt / dolu / πλήρ / γεμάτ / plin / plină / puna$ / переповнен / \
        пълна / 가득 / 초과 / เต็ม / đầy / ممتلئ
      """),
    WordGroup(
      "many",
      """
      too many / to many / too much / too often / too fast / too quickly / too frequent / so many / exceed / exceeds \
        / exceeded / exceeding / exceeds / limit / limits / limited / overlimit / over limit / maximum / max$ / \
        threshold / excessive / reached / frequency / rate$ / throttled / throttling / slow down / more than / more \
        sessions / same size / slots
      zu viele / zuviele / trop de / demasiad / límite / limite / troppi / troppe / muitas / muitos / te veel / zbyt \
        wiele / çok fazla / слишком много / превыш / 过多 / 超过 / 频率 / 過多
      zu schnell / überschritten / begrenzt / dépassé / limité / excedid / superad / excedeu / superat / \
        overschreden / przekrocz
      för många / for mange / liian monta / příliš mnoho / túl sok / çok sayıda / prea mult / previše / забагато / \
        너무 많 / quá nhiều
      """),
    WordGroup(
      "header",
      """
      header / headers / from header / date header / date field / to field / from field / resent from / message id \
        header / subject header / valid from / bcc / rfc 5322 / rfc5322 / rfc 2822 / rfc2822 / rfc 822 / rfc822 / \
        mime / boundary / standards / not conform / not comply / compliant / compliance / failed to parse / parse \
        message / kopfzeile / en tête / cabecera / intestazion / cabeçalho / заголов
      subject field / subject fields / subject lines / from fields / date fields
      """),
    WordGroup(
      "unresolved",
      """
      dns / mx$ / mx record / mx records / cname / mail exchanger / unresolvable / resolve / resolvable / unroutable \
        / unrouteable / not reachable / no mail hosts / a record / mail host / nonexistent domain / name server
      """),
    WordGroup(
      "unable",
      """
      unable / cannot / cant / interrupted / unexpected / crashed / exception / could not / couldnt / wont / failed \
        / fails / failure / fail / error / problem / problems / trouble / difficulties / not complete / out of / \
        oops / no mdb / down for / maintenance / not possible / went wrong
      fehler / problem / störung / erreur / impossible / errore / erro$ / fallo / falla / fout / błąd / ошибка / \
        сбой / 错误 / 失败 / エラー
      nicht möglich / vorübergehend / temporär / momentan / temporaire / temporalmente / temporane / temporari / \
        tijdelijk / tymczasow / временн / 暂时 / 一時的
      not answer / not responding / not respond / not reply / broken / is down / not running / not reach / \
        unreachable / offline / tillfällig / midlertid / tilapä / dočasn / docasn / átmeneti / geçici / προσωριν / \
        temporar / тимчасов / 일시적
      """),
  ]
}
