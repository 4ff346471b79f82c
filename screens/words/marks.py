"""What is wrong with this screen, in words for whoever stands before it with a key: each mark of its state, once.

Rules it keeps: a mark nobody has words for is told as it is written in `mingbai status`, never left out.
"""

from __future__ import annotations

from screens.words.say import Say

MARKS = {
    "signature": "信息源的签名不对",
    "rollback": "信息源的内容比本机还旧",
    "wrong-feed": "不是本单位的信息源",
    "expired": "信息源太久没有签发",
    "content": "信息源的内容读不了",
    "clock": "时钟不对，不能签发",
    "network": "网络不通",
    "server": "服务器没有正常回答",
    "incomplete": "新内容还没有收齐",
    "disk-full": "磁盘满了",
    "clock-unsure": "本机时钟可能不准",
    "root-expires": "根证书快到期了",
    "panel-unconfirmed": "开关屏幕没有得到确认",
    "panel-failed": "屏幕开关失败",
    "database": "本机数据库有损坏，已经处理",
    "blob": "有文件损坏，正在重新取",
    "key": "本机密钥有问题",
    "keeper": "保存内容时出错",
    "courier": "收发内容时出错",
    "cover": "暂停显示没有存下来",
    "listener": "屏幕没有收到一次更新",
    "disk": "内容写不进磁盘",
    "fault": "程序出错",
    "receipt": "中心的回执不对",
    "read-only": "磁盘不能写入",
}


def mark_words(mark: str, say: Say) -> str:
    """`signature` → `信息源的签名不对`."""
    return say(MARKS[mark]) if mark in MARKS else mark
