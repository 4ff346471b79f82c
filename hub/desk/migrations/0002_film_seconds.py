"""How long a film runs, beside its size: a board's programme is reckoned with it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0001_begin'),
    ]

    operations = [
        migrations.AddField(
            model_name='file',
            name='seconds',
            field=models.IntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='picture',
            name='seconds',
            field=models.IntegerField(default=0, editable=False),
        ),
    ]
