#pragma once

#include "interpretation/pictureimport.h"
#include "interpretation/widgets/pictureoffer.h"

#include "domain/interpretation.h"

#include <QObject>
#include <QThreadPool>

namespace zhijian::interpretation {

/// Takes pictures into a text: reads and prepares them in the pool, has them stored, then says which text names them.
/// GUI thread. The bytes are on the disk before `ready` is emitted, so a text never names what is not there.
class PictureIntake : public QObject
{
    Q_OBJECT

public:
    explicit PictureIntake(const PictureLimits &limits, QObject *parent = nullptr);
    ~PictureIntake() override;

    /// `place`: what the editor calls the place where it goes.
    void take(int place, const PictureOffer &offer);
    /// The answer to keepRequested(), one for each of its pictures.
    void kept(int place, const QList<PictureReference> &pictures);
    /// They could not be stored: the text comes without them.
    void notKept(int place);
    /// Another item was opened: nothing that is under way goes into it.
    void forget();

Q_SIGNALS:
    void keepRequested(int place, const QList<QByteArray> &pictures);
    /// `pictures`: data: texts by address. `caret`: where writing goes on, from the beginning of `text`.
    void ready(int place, const QString &text, int caret, const QHash<QString, QString> &pictures);
    /// What was changed or left out, as a sentence.
    void noticed(const QString &sentence, bool isWarning);

private:
    struct Pending
    {
        PictureOffer offer;
        QList<Result<PreparedPicture>> prepared;
    };
    void prepared(int place, const QList<Result<PreparedPicture>> &pictures);
    void tell(const Pending &pending);

    PictureLimits m_limits;
    QHash<int, Pending> m_pending;
    QThreadPool m_pool;
};

/// What this source is, read from where it lies. Of addresses only data: and files of the system's folder for temporary files
/// (where Word and WPS put the pictures of a clipboard) are read: a web page may put any address there.
[[nodiscard]] Result<PreparedPicture> readPicture(const PictureSource &source, const PictureLimits &limits);

} // namespace zhijian::interpretation
